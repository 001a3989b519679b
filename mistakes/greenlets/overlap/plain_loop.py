"""A loop of calls: nothing overlaps.

Killed by: test_together_all_wait_at_once
Says: deadlock: no greenlet can run
"""

import gevent


def nap(number, say):
    """Sleep for a millisecond in which others can run, then say `Task <number> done`."""
    gevent.sleep(0.001)
    say(f"Task {number} done")


def one_by_one(task, items):
    """Return the list of `task(item)` for all `items`; a call begins when the one before has ended."""
    return [task(item) for item in items]


def together(task, items):
    """Return the list of `task(item)` in the order of `items`; all calls are under way at once."""
    return [task(item) for item in items]


def in_stages(task, stages):
    """Return a list of results for each of `stages`, lists of items.

    The calls of one stage are under way at once; a stage begins when the one before has ended.
    """
    return [together(task, items) for items in stages]
