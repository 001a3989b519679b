"""Lock: no update is lost.

`value += 1` is three steps: read, add, write. A thread paused between its read
and its write overwrites whatever the others wrote in the meantime. A lock lets
one thread in at a time: whoever finds it locked waits until it is released.

Goal: every update counts, whatever the schedule; two counters never wait for
each other.
Out of scope: how long to hold the lock (see lock_scope).
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
        between = lock.locked()
    return before, between, lock.locked()
