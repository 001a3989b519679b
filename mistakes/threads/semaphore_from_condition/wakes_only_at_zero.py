"""Only the first permit after zero wakes somebody: the second waiter sleeps on.

Killed by: test_two_releases_wake_two
Says: every thread waits
"""

import threading


class Semaphore:
    """A counter of free permits, `value` of them at the start."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("a semaphore starts at 0 or above")
        self._value = value
        self._changed = threading.Condition()

    def acquire(self, blocking=True):
        """Take one permit, waiting until there is one, and return True.

        If `blocking` is false, do not wait: return False when there is none.
        """
        with self._changed:
            while self._value == 0:
                if not blocking:
                    return False
                self._changed.wait()
            self._value -= 1
            return True

    def release(self, n=1):
        """Give `n` permits, and let as many of those who wait go on.

        Raises ValueError, and gives nothing, when `n` is less than 1.
        """
        if n < 1:
            raise ValueError("release at least one permit")
        with self._changed:
            if self._value == 0:
                self._changed.notify(n)
            self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
