"""A lock lets one party at a time do its step.

Killed by: test_all_parties_work_at_the_same_time
Says: every thread waits
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
        self._lock = threading.Lock()

    def work(self, steps):
        """Call each of the `steps` in order. Every party calls this once, with as many steps.

        No step begins before all parties have ended the step before it, and
        work() returns to nobody before all parties have ended the last one.
        """
        for step in steps:
            with self._lock:
                step()
            self._barrier.wait()
