"""It looks again and again whether all have arrived.

Killed by: test_who_waits_sleeps
Says: livelock
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
        self._parties = parties
        self._lock = threading.Lock()
        self._arrived = 0

    def work(self, steps):
        """Call each of the `steps` in order. Every party calls this once, with as many steps.

        No step begins before all parties have ended the step before it, and
        work() returns to nobody before all parties have ended the last one.
        """
        for number, step in enumerate(steps, start=1):
            step()
            with self._lock:
                self._arrived += 1
            while self._arrived < number * self._parties:
                pass
