"""When `work` raises, release() is skipped.

Killed by: test_an_error_passes_and_releases
Says: must release after an error
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        return work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    primitive.acquire()
    result = work()
    primitive.release()
    return result
