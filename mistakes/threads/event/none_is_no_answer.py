"""It takes None for no answer yet.

Killed by: test_the_answer_is_there_when_it_was_given
Says: is_there() before and after give()
"""

import threading


class Answer:
    """A value that one thread gives and any number of threads ask for."""

    def __init__(self):
        self._value = None
        self._given = threading.Event()

    def give(self, value):
        """Give the answer to everybody who asks or will ask."""
        self._value = value
        self._given.set()

    def is_there(self):
        """Return whether the answer has been given, without waiting."""
        return self._value is not None

    def ask(self):
        """Wait until the answer is there and return it."""
        self._given.wait()
        return self._value


def flag_states(event):
    """Set `event`, then clear it.

    Return the tuple of `event.is_set()` before, between and after.
    """
    before = event.is_set()
    event.set()
    between = event.is_set()
    event.clear()
    return before, between, event.is_set()
