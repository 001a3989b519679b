"""apply() waits for each result before it gives the next task.

Killed by: test_so_many_processes_work_at_the_same_time
Says: stuck
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
        return [pool.apply(function, (number,)) for number in numbers]
    finally:
        finish(pool)


def as_ready(function, numbers, processes=4):
    """Return the pool's own iterator over the results, in the order in which they became ready.

    Each is ready as soon as it can be, and all are when this returns: the workers have ended by then.
    """
    pool = Pool(processes)
    results = pool.imap_unordered(function, numbers)
    finish(pool)
    return results
