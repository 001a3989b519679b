"""It hands the work to the Semaphore that it should be.

Killed by: test_it_is_not_the_ready_made_one
Says: a ready-made Semaphore was found
"""

import threading


class Semaphore:
    """A counter of free permits, `value` of them at the start."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("a semaphore starts at 0 or above")
        self._semaphore = threading.Semaphore(value)

    def acquire(self, blocking=True):
        """Take one permit, waiting until there is one, and return True.

        If `blocking` is false, do not wait: return False when there is none.
        """
        return self._semaphore.acquire(blocking)

    def release(self, n=1):
        """Give `n` permits, and let as many of those who wait go on.

        Raises ValueError, and gives nothing, when `n` is less than 1.
        """
        self._semaphore.release(n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
