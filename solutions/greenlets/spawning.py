"""Spawning: a greenlet runs when it gets its turn.

`gevent.spawn` only schedules: nothing of the function runs before the caller lets others run.
`gevent.joinall` waits for the greenlets. `gevent.sleep(0)` lets the others run; it is no
`yield`, but switches the whole stack, and so it works from deep inside plain calls.

Goal: every function gets its greenlet, and greenlets take turns where they say so.
Out of scope: waits that overlap (see overlap), errors in greenlets.
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
            say(branch)
            gevent.sleep(0)
