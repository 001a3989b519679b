"""The Event is set and cleared: who does not wait yet waits for ever.

Killed by: test_no_round_begins_too_early
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
        self._parties = self._missing = parties
        self._lock = threading.Lock()
        self._all_here = threading.Event()

    def work(self, steps):
        """Call each of the `steps` in order. Every party calls this once, with as many steps.

        No step begins before all parties have ended the step before it, and
        work() returns to nobody before all parties have ended the last one.
        """
        for step in steps:
            step()
            with self._lock:
                self._missing -= 1
                last = self._missing == 0
                if last:
                    self._missing = self._parties
                    self._all_here.set()
                    self._all_here.clear()
            if not last:
                self._all_here.wait()
