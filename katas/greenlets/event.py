"""Event: some wait, one sets, all go on.

`wait()` of a `gevent.event.Event` holds up the greenlet that calls it until somebody calls
`set()`; whoever comes later passes at once. With a time limit `wait()` returns whether the
event was set.

Goal: nobody passes before the event, and everybody does after it.
Out of scope: sending a value along (see async_result).
"""

from gevent.event import Event


def setter(event, work, say):
    """Say `wait for me`, call `work()`, say `I am done`, and set `event`."""
    raise NotImplementedError("setter")


def waiter(event, say):
    """Say `I wait`, wait for `event`, say `it is time`."""
    raise NotImplementedError("waiter")


def wait_at_most(event, seconds):
    """Wait for `event`, `seconds` s at most; return True if it was set, False if it was not."""
    raise NotImplementedError("wait_at_most")


class Latch:
    """Opens when `count` greenlets have arrived, and stays open."""

    def __init__(self, count):
        self.missing = count
        # TODO: what the others wait for

    def arrive(self):
        """Count an arrival and do not wait; raise RuntimeError if all had arrived before."""
        raise NotImplementedError("Latch.arrive")

    def wait(self):
        """Wait until all have arrived."""
        raise NotImplementedError("Latch.wait")
