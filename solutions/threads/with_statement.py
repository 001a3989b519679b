"""The with statement: released on every way out.

`with x:` is `x.acquire()`, then the block in a `try`, then `x.release()` in its
`finally`. So it does not matter how the block is left, nor whether `x` is a Lock,
an RLock, a Condition or a Semaphore.

Goal: hold any of them while some work is done, with the statement and by hand.
Out of scope: what a Condition can do besides (see condition).
"""


def hold(primitive, work):
    """Hold `primitive` by a with statement while `work()` runs; return its result."""
    with primitive:
        return work()


def hold_by_hand(primitive, work):
    """Do what hold() does with nothing but `acquire()` and `release()`."""
    primitive.acquire()
    try:
        return work()
    finally:
        primitive.release()
