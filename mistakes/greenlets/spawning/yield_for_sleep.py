"""`yield` makes a generator, whose body nobody runs.

Killed by: test_sleep_0_switches_from_deep_inside_plain_calls
Says: two walkers must take turns after each leaf
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
            yield from walk(branch, say)
        else:
            say(branch)
            yield
