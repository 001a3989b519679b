"""It asks for the flag and does not wait for it.

Killed by: test_everybody_who_waits_gets_the_answer
Says: must both wait for the answer 42
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
        return self._given.is_set()

    def ask(self):
        """Wait until the answer is there and return it."""
        self._given.is_set()
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
