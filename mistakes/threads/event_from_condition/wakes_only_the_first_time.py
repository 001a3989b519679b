"""set() does nothing when it has been called before.

Killed by: test_each_round_wakes_those_who_wait_then
Says: every thread waits
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
            if self._signals == 1:
                self._changed.notify_all()

    def clear(self):
        """Lower the flag: whoever comes now waits for the next set()."""
        with self._changed:
            self._flag = False

    def wait(self):
        """Return True: at once if the flag is up, else as soon as set() has been called."""
        with self._changed:
            seen = self._signals
            while not self._flag and seen == self._signals:
                self._changed.wait()
            return True
