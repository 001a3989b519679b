"""Python's own RLock in another coat: nothing was built.

Killed by: test_it_is_built_from_a_lock
Says: is a ready-made RLock
"""

import threading


class RLock:
    """A reentrant lock, free at the start."""

    def __init__(self):
        self._lock = threading.RLock()

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
