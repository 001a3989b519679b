"""Virtual time: no schedule waits for the wall clock.

Time stands still while threads run, except that every look at a clock takes a microsecond
(else a loop that waits for a deadline would never end), and jumps to the next deadline
when nobody else can run.
"""

import time
from collections.abc import Callable
from typing import Any

from dojo.schedules.run import controlled_run

START = 1_000_000_000.0  # what the clocks show when a schedule starts, in seconds
LOOK = 1e-6  # seconds that one look at a clock takes

_real_sleep = time.sleep


def sleep(seconds: float) -> None:
    """`time.sleep`, in virtual time for controlled threads."""
    run = controlled_run()
    if run is None:
        return _real_sleep(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    run.block(lambda: f"the end of sleep({seconds})", float(seconds), early=run.rules.sleeps == "any")
    return None


def virtual(real: Callable[[], Any], *, nanoseconds: bool = False) -> Callable[[], Any]:
    """Return a clock that shows virtual time to controlled threads, else what `real` shows."""

    def clock() -> Any:
        run = controlled_run()
        if run is None:
            return real()
        run.now += LOOK
        seconds = START + run.now
        return round(seconds * 1e9) if nanoseconds else seconds

    return clock
