"""It hands everything on to the Condition of the library.

Killed by: test_it_is_not_the_ready_made_one
Says: build it from threading.Lock
"""

import threading


class Condition:
    """Lets threads that hold `lock`, a threading.Lock, wait until another one notifies them.

    Its methods raise RuntimeError when nobody holds the lock.
    """

    def __init__(self, lock):
        self.lock = lock
        self._condition = threading.Condition(lock)

    def __enter__(self):
        return self.lock.__enter__()

    def __exit__(self, *exc_info):
        self.lock.__exit__(*exc_info)

    def wait(self):
        """Release the lock, sleep until notified, acquire the lock again; return True."""
        return self._condition.wait()

    def notify(self, n=1):
        """Wake `n` of those who wait now, or all if there are fewer, the longest waiting first."""
        self._condition.notify(n)

    def notify_all(self):
        """Wake all who wait now."""
        self._condition.notify_all()
