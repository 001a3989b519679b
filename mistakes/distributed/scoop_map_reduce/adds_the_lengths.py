"""Adds up what it was given to map, not what the work makes of it.

Killed by: test_both_ways_give_the_sum_of_the_squares
Says: sum of the squares
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
    return futures.mapReduce(work, operator.add, items)


def add_up_here(work, items):
    """Return the same sum, with work(item) done here, by the built-in map."""
    return sum(len(item) for item in items)
