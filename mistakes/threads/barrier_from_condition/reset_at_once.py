"""The last one resets the count: the others wake, count nobody and sleep on.

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
            place = self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._changed.notify_all()
                return place
            while self._arrived < self._parties:
                self._changed.wait()
            return place
