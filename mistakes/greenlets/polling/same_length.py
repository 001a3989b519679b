"""Every poll lasts equally long, whatever it was told.

Killed by: test_a_shorter_poll_does_not_wait_for_a_longer_one
Says: each poll must last as long as it was told
"""

from gevent import select


def pause(seconds):
    """Poll nothing at all for `seconds` s; return what `select` returns."""
    return select.select([], [], [], seconds)


def poll_aloud(name, seconds, say):
    """Say `<name> polls`, poll nothing for `seconds` s, say `<name> is done`."""
    say(f"{name} polls")
    pause(0.001)
    say(f"{name} is done")


def readable(sockets, seconds):
    """Wait until some of `sockets` have something to read, `seconds` s at most; return these, or an empty list."""
    ready, _, _ = select.select(sockets, [], [], seconds)
    return ready
