"""The place is read before the lock is held: two may read the same.

Killed by: test_everybody_gets_a_place_of_its_own
Says: must get the places 0, 1 and 2
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
        place, my_round = self._arrived, self._round
        with self._changed:
            self._arrived += 1
            if self._arrived == self._parties:
                self._arrived = 0
                self._round += 1
                self._changed.notify_all()
            while my_round == self._round:
                self._changed.wait()
            return place
