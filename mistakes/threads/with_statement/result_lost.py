"""The result of the work is not returned.

Killed by: test_eight_lines_through_four_primitives
Says: must return
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    primitive.acquire()
    try:
        return work()
    finally:
        primitive.release()
