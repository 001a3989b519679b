"""Falls back to the built-in map: a serial run that nobody notices.

Killed by: test_without_scoop_it_is_an_error
Says: add_up() must raise
"""

import operator

from scoop import futures
from scoop.fallbacks import NotStartedProperly


def lists(number):
    """Return `number` lists: the n-th, counted from 0, holds the number n n times."""
    return [[n] * n for n in range(number)]


def add_up(work, items):
    """Return the sum of work(item) for all items, two or more, with work(item) done by SCOOP's workers.

    Without `python -m scoop` this is SCOOP's error NotStartedProperly, and nothing is done.
    """
    try:
        return futures.mapReduce(work, operator.add, items)
    except NotStartedProperly:
        return add_up_here(work, items)


def add_up_here(work, items):
    """Return the same sum, with work(item) done here, by the built-in map."""
    return sum(map(work, items))
