"""A signal of the past, long cleared, lets everybody through.

Killed by: test_who_comes_after_clear_waits_for_the_next_set
Says: a set() that was cleared must not let anybody through
"""

import threading


class Event:
    """A flag to wait for; it is down at the start."""

    def __init__(self):
        self._flag = False
        self._signals = 0  # how often the flag was raised: never goes back
        self._changed = threading.Condition()

    def is_set(self):
        """Return whether the flag is up."""
        return self._flag

    def set(self):
        """Raise the flag and wake everybody who waits."""
        with self._changed:
            self._flag = True
            self._signals += 1
            self._changed.notify_all()

    def clear(self):
        """Lower the flag: whoever comes now waits for the next set()."""
        with self._changed:
            self._flag = False

    def wait(self):
        """Return True: at once if the flag is up, else as soon as set() has been called."""
        with self._changed:
            while self._signals == 0:
                self._changed.wait()
            return True
