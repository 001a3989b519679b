"""Speed-up: what the numbers of a parallel run say.

A run on p workers is measured against the run on one. Where s is the share of
the work that cannot be divided, Amdahl says how fast the same work can become,
Gustafson how much more work fits into the same time.

Goal: the five figures, exact for every input that makes sense, ValueError for the others.
Out of scope: taking the times (see overlap_counting), and why a speed-up exceeds p.

Everywhere: times are seconds, finite and above 0; workers is an int of 1 or more;
a share is between 0 and 1, both included. A ValueError names the argument and its value.
"""

import math


def speedup(serial, parallel):
    """Return how many times faster the run of `parallel` seconds is than that of `serial` seconds."""
    raise NotImplementedError("speedup")


def efficiency(serial, parallel, workers):
    """Return the speed-up that each of the workers contributes: 1.0 when nothing is lost."""
    raise NotImplementedError("efficiency")


def amdahl(share, workers):
    """Return the greatest speed-up of work of which `share` is serial; workers may be math.inf here."""
    raise NotImplementedError("amdahl")


def gustafson(share, workers):
    """Return the scaled speed-up: `share` of the time that the workers take is serial."""
    raise NotImplementedError("gustafson")


def serial_share(gained, workers):
    """Return the share that is serial if `workers` (2 or more) gained the speed-up `gained` (Karp-Flatt).

    It is below 0 where `gained` exceeds `workers`; `gained` is finite and above 0.
    """
    raise NotImplementedError("serial_share")
