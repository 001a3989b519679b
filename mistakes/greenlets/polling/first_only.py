"""Only the first socket is watched.

Killed by: test_a_poll_lets_others_run_and_ends_when_they_send
Says: deadlock
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
    ready, _, _ = select.select(sockets[:1], [], [], seconds)
    return ready
