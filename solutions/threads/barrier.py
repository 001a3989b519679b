"""Barrier: nobody goes on before everybody has arrived.

`wait()` of a `Barrier(n)` blocks until n threads have called it. Then all of them
go on, each with a place from 0 to n - 1, and the barrier is ready for the next n.

Goal: threads that go on together, and rounds that nobody begins too early.
Out of scope: time limits, abort() and reset().
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
            self._barrier.wait()
