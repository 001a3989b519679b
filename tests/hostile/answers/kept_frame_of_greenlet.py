"""Reads the test's frame by way of the greenlet that is its parent.

Kata: greenlets/spawning
Verdict: error
"""

import gevent
import greenlet


def attack():
    here = greenlet.getcurrent()
    while here.parent is not None:
        here = here.parent
    frame = here.gr_frame
    while frame is not None:
        frame.f_locals
        frame = frame.f_back


attack()
