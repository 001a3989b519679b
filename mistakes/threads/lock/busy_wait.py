"""It tries to get the lock again and again instead of waiting for it.

Killed by: test_who_waits_for_the_lock_sleeps
Says: livelock
"""

import threading


class Counter:
    """A shared integer, 0 at the start."""

    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def increment(self):
        """Add 1 to `value`."""
        while not self._lock.acquire(blocking=False):
            pass
        try:
            self.value += 1
        finally:
            self._lock.release()

    def decrement(self):
        """Subtract 1 from `value`."""
        with self._lock:
            self.value -= 1


def lock_states(lock):
    """Acquire `lock`, then release it.

    Return the tuple of `lock.locked()` before, between and after.
    """
    before = lock.locked()
    with lock:
        between = lock.locked()
    return before, between, lock.locked()
