"""Nothing guards the update: `+= 1` is not atomic.

Killed by: test_two_increments_give_two
Says: two increments must give 2
"""



class Counter:
    """A shared integer, 0 at the start."""

    def __init__(self):
        self.value = 0

    def increment(self):
        """Add 1 to `value`."""
        self.value += 1

    def decrement(self):
        """Subtract 1 from `value`."""
        self.value -= 1


def lock_states(lock):
    """Acquire `lock`, then release it.

    Return the tuple of `lock.locked()` before, between and after.
    """
    before = lock.locked()
    with lock:
        between = lock.locked()
    return before, between, lock.locked()
