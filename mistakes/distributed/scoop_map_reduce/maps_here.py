"""Maps by the built-in map: right, and all alone.

Killed by: test_every_item_is_mapped_once_and_by_more_than_one_worker
Says: one process did it all
"""

def lists(number):
    """Return `number` lists: the n-th, counted from 0, holds the number n n times."""
    return [[n] * n for n in range(number)]


def add_up(work, items):
    """Return the sum of work(item) for all items, two or more, with work(item) done by SCOOP's workers.

    Without `python -m scoop` this is SCOOP's error NotStartedProperly, and nothing is done.
    """
    return sum(map(work, items))


def add_up_here(work, items):
    """Return the same sum, with work(item) done here, by the built-in map."""
    return sum(map(work, items))
