"""By hand means acquire() and release(): this is the with statement again.

Killed by: test_what_was_not_acquired_is_not_released
Says: by hand
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        return work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    with primitive:
        return work()
