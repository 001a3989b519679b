"""An item that fails counts as nothing.

Killed by: test_an_error_of_the_work_is_an_error_of_the_sum
Says: must raise ZeroDivisionError
"""

import operator

from scoop import futures


def lists(number):
    """Return `number` lists: the n-th, counted from 0, holds the number n n times."""
    return [[n] * n for n in range(number)]


def add_up(work, items):
    """Return the sum of work(item) for all items, two or more, with work(item) done by SCOOP's workers.

    Without `python -m scoop` this is SCOOP's error NotStartedProperly, and nothing is done.
    """
    try:
        return futures.mapReduce(work, operator.add, items)
    except ArithmeticError:
        return 0


def add_up_here(work, items):
    """Return the same sum, with work(item) done here, by the built-in map."""
    return sum(map(work, items))
