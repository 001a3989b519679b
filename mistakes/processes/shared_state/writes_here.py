"""The caller stores everything itself.

Killed by: test_all_write_at_the_same_time
Says: stuck
"""

from multiprocessing import Manager


def write(shared, key):
    """Store 2 * key under `key`. Runs in a process of its own."""
    shared[key] = 2 * key


def fill(shared, keys):
    """Have one process for each key call write(shared, key), all at the same time; wait for them."""
    for key in keys:
        write(shared, key)


def append(shared, key, item):
    """Append `item` to the list under `key`, which is there, so that every process sees it."""
    shared[key] = shared[key] + [item]


def filled(count):
    """Return a plain dict that `count` processes have filled with the keys 0 to count - 1.

    No process is left behind, the Manager's included.
    """
    with Manager() as manager:
        shared = manager.dict()
        fill(shared, range(count))
        return dict(shared)
