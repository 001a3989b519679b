"""It gives up waiting after a second and returns what is there.

Killed by: test_who_waits_sleeps
Says: must sleep until the late answer comes
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
        self._given.wait(timeout=1)
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
