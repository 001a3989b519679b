"""Does a run get on? A call that is not controlled may block for ever; a busy machine only makes a run slow."""

from time import process_time

LOOKS = 4  # within the seconds that a run may stand still
BLOCKED = 0.02  # of these seconds were spent computing: then nobody was
PATIENCE = 5  # times the seconds, for a process that neither computes nor rests


class Watchdog:
    """Told now and then how far a run has come, it says when nothing more can be expected of it.

    seconds: how long a run may take no step: of real time while it rests, of processor time while it computes.
    """

    def __init__(self, seconds: float):
        self.interval = seconds / LOOKS  # seconds from one look to the next
        self._seconds = seconds
        self._steps = -1
        self._looks = 0
        self._since = process_time()

    def gives_up(self, steps: int) -> bool:
        """Look at a run that has taken so many steps; return whether it is stuck."""
        if steps != self._steps:
            self._steps, self._looks, self._since = steps, 0, process_time()
            return False
        self._looks += 1
        if self._looks < LOOKS:
            return False
        computed = process_time() - self._since
        rests = computed < BLOCKED * self._seconds
        return rests or computed >= self._seconds or self._looks >= PATIENCE * LOOKS
