"""Whoever asks for results is not told that there are none.

Killed by: test_an_error_comes_back_and_no_worker_stays
Says: must raise what a call raises
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
    except Exception:
        return []
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
