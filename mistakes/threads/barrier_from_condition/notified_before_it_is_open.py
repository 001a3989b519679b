"""The others are woken before the round is over, and sleep again.

Killed by: test_nobody_passes_before_all_have_arrived
Says: every thread waits
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
            last = self._arrived == self._parties
            if last:
                self._arrived = 0
                self._changed.notify_all()
        if last:
            self._round += 1
        with self._changed:
            while my_round == self._round:
                self._changed.wait()
            return place
