"""The lock belongs to the class: counters that have nothing in common wait for each other.

Killed by: test_two_counters_do_not_wait_for_each_other
Says: deadlock
"""

import threading


class Counter:
    """A shared integer, 0 at the start."""

    _lock = threading.Lock()

    def __init__(self):
        self.value = 0

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
        between = lock.locked()
    return before, between, lock.locked()
