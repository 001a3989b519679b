"""A semaphore lets one through for one release: only one of them gets the answer.

Killed by: test_everybody_who_waits_gets_the_answer
Says: every thread waits
"""

import threading


class Answer:
    """A value that one thread gives and any number of threads ask for."""

    def __init__(self):
        self._value = None
        self._given = threading.Semaphore(0)

    def give(self, value):
        """Give the answer to everybody who asks or will ask."""
        self._value = value
        self._given.release()

    def is_there(self):
        """Return whether the answer has been given, without waiting."""
        there = self._given.acquire(blocking=False)
        if there:
            self._given.release()
        return there

    def ask(self):
        """Wait until the answer is there and return it."""
        self._given.acquire()
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
