"""The state in between is read when the lock is free again.

Killed by: test_a_lock_is_unlocked_then_locked_then_unlocked
Says: locked() must go
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
    with lock:
        pass
    between = lock.locked()
    return before, between, lock.locked()
