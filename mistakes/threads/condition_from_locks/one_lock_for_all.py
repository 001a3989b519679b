"""All who wait share one lock to sleep at: whoever comes next may take the notification.

Killed by: test_who_notifies_and_waits_does_not_wake_itself
Says: went on
"""

import threading


class Condition:
    """Lets threads that hold `lock`, a threading.Lock, wait until another one notifies them.

    Its methods raise RuntimeError when nobody holds the lock.
    """

    def __init__(self, lock):
        self.lock = lock
        self._sleep = threading.Semaphore(0)
        self._waiting = 0

    def __enter__(self):
        return self.lock.__enter__()

    def __exit__(self, *exc_info):
        self.lock.__exit__(*exc_info)

    def wait(self):
        """Release the lock, sleep until notified, acquire the lock again; return True."""
        self._check()
        self._waiting += 1
        self.lock.release()
        self._sleep.acquire()
        self.lock.acquire()
        return True

    def notify(self, n=1):
        """Wake `n` of those who wait now, or all if there are fewer, the longest waiting first."""
        self._check()
        for _ in range(min(n, self._waiting)):
            self._waiting -= 1
            self._sleep.release()

    def notify_all(self):
        """Wake all who wait now."""
        self.notify(self._waiting)

    def _check(self):
        if not self.lock.locked():
            raise RuntimeError("hold the lock to wait or to notify")
