"""The end is told before the nap.

Killed by: test_a_nap_tells_its_end_when_it_is_over
Says: must be told when it is over
"""

import gevent


def nap(number, say):
    """Sleep for a millisecond in which others can run, then say `Task <number> done`."""
    say(f"Task {number} done")
    gevent.sleep(0.001)


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
