"""Event: one signal for everybody who waits, now or later.

An Event is a flag that can be waited for. `set()` raises it and wakes all who wait;
whoever comes later does not wait at all. `clear()` lowers it and wakes nobody.

Goal: any number of threads get the answer that one thread gives, once.
Out of scope: a second answer (see lost_signal); giving up after a while.
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
