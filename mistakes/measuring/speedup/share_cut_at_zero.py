"""A share below 0 is hidden, and with it that the measurement needs an explanation.

Killed by: test_more_than_the_workers_can_give_is_a_share_below_zero
Says: the share must be below 0
"""

import math


def speedup(serial, parallel):
    """Return how many times faster the run of `parallel` seconds is than that of `serial` seconds."""
    return _positive("serial", serial) / _positive("parallel", parallel)


def efficiency(serial, parallel, workers):
    """Return the speed-up that each of the workers contributes: 1.0 when nothing is lost."""
    return speedup(serial, parallel) / _whole("workers", workers)


def amdahl(share, workers):
    """Return the greatest speed-up of work of which `share` is serial; workers may be math.inf here."""
    _between_0_and_1("share", share)
    if workers == math.inf:
        return 1 / share if share else math.inf
    return 1 / (share + (1 - share) / _whole("workers", workers))


def gustafson(share, workers):
    """Return the scaled speed-up: `share` of the time that the workers take is serial."""
    _between_0_and_1("share", share)
    return share + (1 - share) * _whole("workers", workers)


def serial_share(gained, workers):
    """Return the share that is serial if `workers` (2 or more) gained the speed-up `gained` (Karp-Flatt).

    It is below 0 where `gained` exceeds `workers`; `gained` is finite and above 0.
    """
    _positive("gained", gained)
    if _whole("workers", workers) == 1:
        raise ValueError("workers must be 2 or more, not 1: one worker tells nothing about the serial share")
    return max(0.0, (1 / gained - 1 / workers) / (1 - 1 / workers))


def _positive(name, value):
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"{name} must be finite and above 0, not {value!r}")
    return value


def _whole(name, value):
    if not isinstance(value, int) or value < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more, not {value!r}")
    return value


def _between_0_and_1(name, value):
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must be between 0 and 1, not {value!r}")
    return value
