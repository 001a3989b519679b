"""The waiters are let go while the last word is still to be said.

Killed by: test_the_setter_says_that_it_is_done_before_it_sets
Says: both lines must be said before the event is set
"""

from gevent.event import Event


def setter(event, work, say):
    """Say `wait for me`, call `work()`, say `I am done`, and set `event`."""
    say("wait for me")
    work()
    event.set()
    say("I am done")


def waiter(event, say):
    """Say `I wait`, wait for `event`, say `it is time`."""
    say("I wait")
    event.wait()
    say("it is time")


def wait_at_most(event, seconds):
    """Wait for `event`, `seconds` s at most; return True if it was set, False if it was not."""
    return event.wait(seconds)


class Latch:
    """Opens when `count` greenlets have arrived, and stays open."""

    def __init__(self, count):
        self.missing = count
        self._open = Event()
        if count == 0:
            self._open.set()

    def arrive(self):
        """Count an arrival and do not wait; raise RuntimeError if all had arrived before."""
        if self.missing == 0:
            raise RuntimeError("all have arrived")
        self.missing -= 1
        if self.missing == 0:
            self._open.set()

    def wait(self):
        """Wait until all have arrived."""
        self._open.wait()
