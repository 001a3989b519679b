"""The server has ended before it is asked for the pairs.

Killed by: test_ten_processes_fill_it
Says: must take what it returns while the server runs
"""

from multiprocessing import Manager, Process


def write(shared, key):
    """Store 2 * key under `key`. Runs in a process of its own."""
    shared[key] = 2 * key


def fill(shared, keys):
    """Have one process for each key call write(shared, key), all at the same time; wait for them."""
    processes = [Process(target=write, args=(shared, key)) for key in keys]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


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
