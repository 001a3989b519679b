"""A barrier of your own: whose round is it?

The last of `parties` threads wakes the others. But a quick one may be back for the
next round before a slow one has left this one; the slow one must not be kept, and
the quick one must not slip through. Counting heads is not enough for that.

Goal: build a barrier that can be used again and again from `threading.Condition`.
Out of scope: time limits, abort() and reset().
"""

import threading


class Barrier:
    """Lets `parties` threads at a time go on together."""

    def __init__(self, parties):
        self._parties = parties
        self._arrived = 0
        self._round = 0
        self._changed = threading.Condition()

    def wait(self):
        """Wait until `parties` threads have called this, counting the caller.

        Return the caller's place in the round, from 0 for the first to come to parties - 1.
        """
        with self._changed:
            place, my_round = self._arrived, self._round
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._round += 1
                self._changed.notify_all()
            while my_round == self._round:
                self._changed.wait()
            return place
