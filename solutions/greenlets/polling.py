"""Polling: a `select` with a time limit holds nobody up.

`gevent.select.select` waits until one of the sockets is ready or the time is over, and lets
the other greenlets run meanwhile. The function of the same name in the standard library stops
the thread. `import gevent` alone does not provide the submodule.

Goal: polls wait side by side, end as soon as there is something to read, or when time is up.
Out of scope: sockets to write to, reading itself.
"""

from gevent import select


def pause(seconds):
    """Poll nothing at all for `seconds` s; return what `select` returns."""
    return select.select([], [], [], seconds)


def poll_aloud(name, seconds, say):
    """Say `<name> polls`, poll nothing for `seconds` s, say `<name> is done`."""
    say(f"{name} polls")
    pause(seconds)
    say(f"{name} is done")


def readable(sockets, seconds):
    """Wait until some of `sockets` have something to read, `seconds` s at most; return these, or an empty list."""
    ready, _, _ = select.select(sockets, [], [], seconds)
    return ready
