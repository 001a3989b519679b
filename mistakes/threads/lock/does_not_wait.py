"""`acquire(blocking=False)` may fail, and nobody looks at what it returns.

Killed by: test_acquire_waits_until_another_thread_releases
Says: acquire() must wait for release()
"""

import threading


class Counter:
    """A shared integer, 0 at the start."""

    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def increment(self):
        """Add 1 to `value`."""
        with self._lock:
            self.value += 1

    def decrement(self):
        """Subtract 1 from `value`."""
        with self._lock:
            self.value -= 1


def lock_states(lock):
    """Acquire `lock`, then release it.

    Return the tuple of `lock.locked()` before, between and after.
    """
    before = lock.locked()
    acquired = lock.acquire(blocking=False)
    between = lock.locked()
    if acquired:
        lock.release()
    return before, between, lock.locked()
