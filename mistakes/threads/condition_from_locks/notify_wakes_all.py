"""notify() wakes everybody.

Killed by: test_notify_wakes_so_many_and_no_more
Says: must wake
"""

import threading
from collections import deque


class Condition:
    """Lets threads that hold `lock`, a threading.Lock, wait until another one notifies them.

    Its methods raise RuntimeError when nobody holds the lock.
    """

    def __init__(self, lock):
        self.lock = lock
        self._waiting = deque()  # a locked lock for each thread, the longest waiting first

    def __enter__(self):
        return self.lock.__enter__()

    def __exit__(self, *exc_info):
        self.lock.__exit__(*exc_info)

    def wait(self):
        """Release the lock, sleep until notified, acquire the lock again; return True."""
        self._check()
        mine = threading.Lock()
        mine.acquire()
        self._waiting.append(mine)
        self.lock.release()
        try:
            mine.acquire()
        finally:
            self.lock.acquire()
        return True

    def notify(self, n=1):
        """Wake `n` of those who wait now, or all if there are fewer, the longest waiting first."""
        self._check()
        while self._waiting:
            self._waiting.popleft().release()

    def notify_all(self):
        """Wake all who wait now."""
        self.notify(len(self._waiting))

    def _check(self):
        if not self.lock.locked():
            raise RuntimeError("hold the lock to wait or to notify")
