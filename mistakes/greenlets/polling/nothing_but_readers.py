"""Only the list of readers is returned.

Killed by: test_the_submodule_has_to_be_imported
Says: must return three empty lists
"""

from gevent import select


def pause(seconds):
    """Poll nothing at all for `seconds` s; return what `select` returns."""
    return select.select([], [], [], seconds)[0]


def poll_aloud(name, seconds, say):
    """Say `<name> polls`, poll nothing for `seconds` s, say `<name> is done`."""
    say(f"{name} polls")
    pause(seconds)
    say(f"{name} is done")


def readable(sockets, seconds):
    """Wait until some of `sockets` have something to read, `seconds` s at most; return these, or an empty list."""
    ready, _, _ = select.select(sockets, [], [], seconds)
    return ready
