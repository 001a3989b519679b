"""Shared state: a Manager's dict travels, a plain one does not.

A process that is handed a plain dict changes a copy. `Manager().dict()` is a proxy:
the dict itself lives in a server process, and each call on the proxy, from whatever
process, is sent there. What comes back is a copy, also when it is itself a list.

Goal: processes that fill one dict together.
Out of scope: numbers and arrays (see shared_value); who may change it when (see lock).
"""

from multiprocessing import Manager, Process


def write(shared, key):
    """Store 2 * key under `key`. Runs in a process of its own."""
    raise NotImplementedError("write")


def fill(shared, keys):
    """Have one process for each key call write(shared, key), all at the same time; wait for them."""
    raise NotImplementedError("fill")


def append(shared, key, item):
    """Append `item` to the list under `key`, which is there, so that every process sees it."""
    raise NotImplementedError("append")


def filled(count):
    """Return a plain dict that `count` processes have filled with the keys 0 to count - 1.

    No process is left behind, the Manager's included.
    """
    raise NotImplementedError("filled")
