"""An event of your own: for all who wait at this moment.

`set()` raises a flag and wakes everybody who waits. `clear()` may lower it again before
any of them has run: they are woken all the same, and must not go back to sleep because
the flag that they find is down. Whoever comes after `clear()` waits.

Goal: build it from `threading.Condition`.
Out of scope: time limits.
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
            seen = self._signals
            while not self._flag and seen == self._signals:
                self._changed.wait()
            return True
