"""A semaphore of your own: a counter and somebody to tell.

A semaphore counts what there is to have. `acquire()` takes one, or waits until there
is one; `release()` gives some and wakes those who wait, no more than can be served.

Goal: build it from `threading.Condition`.
Out of scope: time limits; an upper bound; who of several waiters is served first.
"""

import threading


class Semaphore:
    """A counter of free permits, `value` of them at the start.

    Raises ValueError when `value` is less than 0.
    """

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
            self._value += n
            self._changed.notify(n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()
