"""Shared value: memory that processes really share, and the lock that it needs.

`Value` and `Array` lie in memory that every process maps: no Manager, no server, no
copies. That makes them as dangerous as a thread's variable: `counter.value += 1` reads,
adds and writes, and another process may write in between.

Goal: every increment counts, and independent work is not made to wait.
Out of scope: dicts and lists (see shared_state).
"""

from multiprocessing import Array, Process, Value


def new_counter():
    """Return a shared integer, 0, with a lock: it can be handed to processes and needs no server."""
    raise NotImplementedError("new_counter")


def increment(counter):
    """Add 1 to counter.value; runs in several processes at once and loses no update."""
    raise NotImplementedError("increment")


def count(counter, processes):
    """Have that many processes increment the counter once each, all at the same time; return its value then."""
    raise NotImplementedError("count")


def square(array, index):
    """Store the square of `index` in array[index]. No other process uses this item."""
    raise NotImplementedError("square")


def fill(array):
    """Have one process for each index of the array square it, all at the same time."""
    raise NotImplementedError("fill")


def squares(length):
    """Return a list of the squares of 0 to length - 1, which a shared Array took from as many processes."""
    raise NotImplementedError("squares")
