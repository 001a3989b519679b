"""A condition of your own: a lock for each of those who wait.

A thread that acquires a lock twice sleeps until another one releases it. So whoever
waits makes a lock for itself and leaves it where a notification finds it. Nobody may
slip in between the look at the state and the sleep, and nobody may sleep with the
lock that the others need.

Goal: build it from `threading.Lock`.
Out of scope: time limits; reentrant locks (see rlock).
"""

import threading


class Condition:
    """Lets threads that hold `lock`, a threading.Lock, wait until another one notifies them.

    Its methods raise RuntimeError when nobody holds the lock.
    """

    def __init__(self, lock):
        self.lock = lock
        # TODO: those who wait

    def __enter__(self):
        return self.lock.__enter__()

    def __exit__(self, *exc_info):
        self.lock.__exit__(*exc_info)

    def wait(self):
        """Release the lock, sleep until notified, acquire the lock again; return True."""
        raise NotImplementedError("Condition.wait")

    def notify(self, n=1):
        """Wake `n` of those who wait now, or all if there are fewer, the longest waiting first."""
        raise NotImplementedError("Condition.notify")

    def notify_all(self):
        """Wake all who wait now."""
        raise NotImplementedError("Condition.notify_all")
