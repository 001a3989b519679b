"""`time.sleep` stops every greenlet.

Killed by: test_a_nap_lets_others_run
Says: blocks the hub
"""

import time

import gevent


def nap(number, say):
    """Sleep for a millisecond in which others can run, then say `Task <number> done`."""
    time.sleep(0.001)
    say(f"Task {number} done")


def one_by_one(task, items):
    """Return the list of `task(item)` for all `items`; a call begins when the one before has ended."""
    return [task(item) for item in items]


def together(task, items):
    """Return the list of `task(item)` in the order of `items`; all calls are under way at once."""
    greenlets = [gevent.spawn(task, item) for item in items]
    gevent.joinall(greenlets)
    return [greenlet.value for greenlet in greenlets]


def in_stages(task, stages):
    """Return a list of results for each of `stages`, lists of items.

    The calls of one stage are under way at once; a stage begins when the one before has ended.
    """
    return [together(task, items) for items in stages]
