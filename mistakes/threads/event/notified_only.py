"""A Condition does not remember: who comes after the notification waits for ever.

Killed by: test_everybody_who_waits_gets_the_answer
Says: every thread waits
"""

import threading


class Answer:
    """A value that one thread gives and any number of threads ask for."""

    def __init__(self):
        self._value = None
        self._given = threading.Condition()
        self._is_there = False

    def give(self, value):
        """Give the answer to everybody who asks or will ask."""
        self._value = value
        with self._given:
            self._is_there = True
            self._given.notify_all()

    def is_there(self):
        """Return whether the answer has been given, without waiting."""
        return self._is_there

    def ask(self):
        """Wait until the answer is there and return it."""
        with self._given:
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
