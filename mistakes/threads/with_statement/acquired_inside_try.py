"""If acquire() fails, finally releases what was never acquired.

Killed by: test_what_was_not_acquired_is_not_released
Says: must not be released
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        return work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    try:
        primitive.acquire()
        return work()
    finally:
        primitive.release()
