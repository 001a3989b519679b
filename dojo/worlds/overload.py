"""Limits that end what hangs, on machines that do too much at once.

A limit is no verdict: it only has to come after everything that does not hang. What takes a second on an
idle machine takes ten where ten processes want each processor, so limits are seconds of a machine that
is not overloaded.
"""

import os
import time


def overload() -> float:
    """Return how many processes want each processor now, 1 or more (1 where the system does not tell)."""
    try:
        return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    except (AttributeError, OSError):
        return 1.0


class Limit:
    """So many seconds from now on, each counted for less while the machine is overloaded."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self._used = 0.0
        self._looked = time.monotonic()

    def over(self) -> bool:
        """Whether the time is up. To be asked often."""
        now = time.monotonic()
        self._used += (now - self._looked) / overload()
        self._looked = now
        return self._used > self.seconds
