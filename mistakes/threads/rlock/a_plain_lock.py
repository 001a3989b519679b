"""A Lock knows no owner: who acquires it twice waits for itself.

Killed by: test_the_owner_may_acquire_again
Says: deadlock
"""

import threading


class RLock:
    """A reentrant lock, free at the start."""

    def __init__(self):
        self._lock = threading.Lock()

    def acquire(self, blocking=True):
        """Take the lock, waiting while another thread owns it, and return True.

        If `blocking` is false, do not wait: return False when another thread owns it.
        """
        return self._lock.acquire(blocking)

    def release(self):
        """Undo one acquire(); the last one frees the lock.

        Raises RuntimeError when the calling thread does not own the lock.
        """
        self._lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
