"""RLock: a lock that its owner may acquire again.

A function that holds a lock and calls another one that takes the same lock waits
for itself, for ever. A reentrant lock lets the thread that owns it pass, and
counts: it takes as many releases as acquisitions until it is free.

Goal: build it from `threading.Lock` and `threading.get_ident()`.
Out of scope: timeouts; acquiring in one thread what another one releases.
"""

import threading


class RLock:
    """A reentrant lock, free at the start."""

    def __init__(self):
        raise NotImplementedError("RLock.__init__")

    def acquire(self, blocking=True):
        """Take the lock, waiting while another thread owns it, and return True.

        If `blocking` is false, do not wait: return False when another thread owns it.
        """
        raise NotImplementedError("RLock.acquire")

    def release(self):
        """Undo one acquire(); the last one frees the lock.

        Raises RuntimeError when the calling thread does not own the lock.
        """
        raise NotImplementedError("RLock.release")

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
