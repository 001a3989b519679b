"""The block is over before the work begins.

Killed by: test_one_thread_at_a_time
Says: inside at once
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        pass
    return work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    primitive.acquire()
    try:
        return work()
    finally:
        primitive.release()
