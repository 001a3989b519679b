"""The count is never reset: from the second round on everybody walks through.

Killed by: test_a_quick_thread_does_not_slip_through_the_next_round
Says: both must have ended round
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
            place = self._arrived % self._parties
            self._arrived += 1
            if self._arrived == self._parties:
                self._changed.notify_all()
            while self._arrived < self._parties:
                self._changed.wait()
            return place
