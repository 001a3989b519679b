"""One worker more than asked for, where the results come as they are ready.

Killed by: test_as_ready_has_so_many_processes_too
Says: as_ready() of 3 must have three processes
"""

from multiprocessing import Pool


def finish(pool):
    """Let the pool do what it was given, take nothing more, and end; return when its workers have ended."""
    pool.close()
    pool.join()


def in_order(function, numbers, processes=4):
    """Return the list of function(number), in the order of the numbers, made by so many processes at once.

    An error of function is raised here. The workers have ended either way.
    """
    pool = Pool(processes)
    try:
        return pool.map(function, numbers)
    finally:
        finish(pool)


def as_ready(function, numbers, processes=4):
    """Return the pool's own iterator over the results, in the order in which they became ready.

    Each is ready as soon as it can be, and all are when this returns: the workers have ended by then.
    """
    pool = Pool(processes + 1)
    results = pool.imap_unordered(function, numbers)
    finish(pool)
    return results
