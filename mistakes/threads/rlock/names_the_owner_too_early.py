"""A thread that still waits already counts as the owner.

Killed by: test_the_owner_stays_the_owner
Says: whoever owns the lock must be able to release it
"""

import threading


class RLock:
    """A reentrant lock, free at the start."""

    def __init__(self):
        self._lock = threading.Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True):
        """Take the lock, waiting while another thread owns it, and return True.

        If `blocking` is false, do not wait: return False when another thread owns it.
        """
        me = threading.get_ident()
        if self._owner != me:
            self._owner = me
            if not self._lock.acquire(blocking):
                return False
        self._count += 1
        return True

    def release(self):
        """Undo one acquire(); the last one frees the lock.

        Raises RuntimeError when the calling thread does not own the lock.
        """
        if self._owner != threading.get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
