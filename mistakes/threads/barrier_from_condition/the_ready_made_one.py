"""It hands the work to the Barrier that it should be.

Killed by: test_it_is_not_the_ready_made_one
Says: a ready-made Barrier was found
"""

import threading


class Barrier:
    """Lets `parties` threads at a time go on together."""

    def __init__(self, parties):
        self._barrier = threading.Barrier(parties)

    def wait(self):
        """Wait until `parties` threads have called this, counting the caller.

        Return the caller's place in the round, from 0 for the first to come to parties - 1.
        """
        return self._barrier.wait()
