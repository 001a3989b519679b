"""It tries to get the lock again and again instead of waiting for it.

Killed by: test_who_waits_sleeps
Says: livelock
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
        if self._owner != me:  # only this thread itself could make the two equal
            while not self._lock.acquire(blocking=False):
                if not blocking:
                    return False
            self._owner = me
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
            self._owner = None  # before the lock is free: the next owner writes its own name here
            self._lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
