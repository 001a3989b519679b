"""Two locks for one value: an increment and a decrement do not exclude each other.

Killed by: test_increments_and_decrements_all_count
Says: three increments and one decrement must give 2
"""

import threading


class Counter:
    """A shared integer, 0 at the start."""

    def __init__(self):
        self.value = 0
        self._increment_lock = threading.Lock()
        self._decrement_lock = threading.Lock()

    def increment(self):
        """Add 1 to `value`."""
        with self._increment_lock:
            self.value += 1

    def decrement(self):
        """Subtract 1 from `value`."""
        with self._decrement_lock:
            self.value -= 1


def lock_states(lock):
    """Acquire `lock`, then release it.

    Return the tuple of `lock.locked()` before, between and after.
    """
    before = lock.locked()
    with lock:
        between = lock.locked()
    return before, between, lock.locked()
