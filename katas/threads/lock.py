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
        # TODO: the lock that guards `value`

    def increment(self):
        """Add 1 to `value`."""
        raise NotImplementedError("Counter.increment")

    def decrement(self):
        """Subtract 1 from `value`."""
        raise NotImplementedError("Counter.decrement")


def lock_states(lock):
    """Acquire `lock`, then release it.

    Return the tuple of `lock.locked()` before, between and after.
    """
    raise NotImplementedError("lock_states")
