"""Counts from 1: the empty list is missing and the last one holds 1000.

Killed by: test_the_lists_end_at_999
Says: lists() must begin with
"""

import operator

from scoop import futures


def lists(number):
    """Return `number` lists: the n-th, counted from 0, holds the number n n times."""
    return [[n] * n for n in range(1, number + 1)]


def add_up(work, items):
    """Return the sum of work(item) for all items, two or more, with work(item) done by SCOOP's workers.

    Without `python -m scoop` this is SCOOP's error NotStartedProperly, and nothing is done.
    """
    return futures.mapReduce(work, operator.add, items)


def add_up_here(work, items):
    """Return the same sum, with work(item) done here, by the built-in map."""
    return sum(map(work, items))
