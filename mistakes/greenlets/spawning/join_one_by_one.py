"""A join right after each spawn: the next function has no greenlet yet.

Killed by: test_each_function_has_a_greenlet_of_its_own
Says: deadlock: no greenlet can run
"""

import gevent


def spawn_all(functions):
    """Schedule each of `functions` in a greenlet of its own; return the greenlets, none of which has begun."""
    greenlets = []
    for function in functions:
        greenlets.append(gevent.spawn(function))
        greenlets[-1].join()
    return greenlets


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
            say(branch)
            gevent.sleep(0)
