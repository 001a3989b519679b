"""A turn for the others comes before each leaf: nobody runs after the last one.

Killed by: test_the_others_run_after_each_leaf
Says: a leaf must be said first, and then the others run
"""

import gevent


def spawn_all(functions):
    """Schedule each of `functions` in a greenlet of its own; return the greenlets, none of which has begun."""
    return [gevent.spawn(function) for function in functions]


def wait_for_all(greenlets):
    """Wait until all `greenlets` have ended; return those that have."""
    return gevent.joinall(greenlets)


def twice(name, say):
    """Say `<name> begins`, sleep for a millisecond, say `<name> again`."""
    say(f"{name} begins")
    gevent.sleep(0.001)
    say(f"{name} again")


def walk(tree, say):
    """Say every leaf of `tree`, a list of leaves and trees, in order; let the others run after each leaf."""
    for branch in tree:
        if isinstance(branch, list):
            walk(branch, say)
        else:
            gevent.sleep(0)
            say(branch)
