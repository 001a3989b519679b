"""The error is turned into None, as if the work had succeeded.

Killed by: test_an_error_passes_and_releases
Says: must pass on the error
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        return work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    result = None
    primitive.acquire()
    try:
        result = work()
    except Exception:
        result = None
    finally:
        primitive.release()
    return result
