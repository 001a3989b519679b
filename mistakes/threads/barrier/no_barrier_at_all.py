"""The parties do their steps without looking at each other.

Killed by: test_no_round_begins_too_early
Says: no round must begin before both have ended
"""

import threading


def meet(barrier, lock, say):
    """Wait at `barrier` for the others, then call `say(name)` with the current thread's name.

    Hold `lock` while saying it, so that one thread at a time says something.
    Return the place that `barrier.wait()` returned.
    """
    place = barrier.wait()
    with lock:
        say(threading.current_thread().name)
    return place


class Rounds:
    """Work that `parties` threads do in rounds."""

    def __init__(self, parties):
        self._barrier = threading.Barrier(parties)

    def work(self, steps):
        """Call each of the `steps` in order. Every party calls this once, with as many steps.

        No step begins before all parties have ended the step before it, and
        work() returns to nobody before all parties have ended the last one.
        """
        for step in steps:
            step()
