"""A loop of callbacks: call_soon, call_later, stop.

A ring of names reports one name per second. Without a loop every pause is a sleep, and the
whole program sleeps. On a loop a callback only asks for the next one and returns; between
two of them the loop is free for everybody else.

Goal: both rings report for as long as they are told, and the loop is stopped and closed.
Out of scope: coroutines (see coroutine_chain).
"""

import asyncio
import itertools
import sys


def ring_without_loop(names, report, clock, end):
    """Report the names round and round; `clock` has time() and sleep(seconds), like the module time.

    Sleep a second before each report. The first report at or after `end` is the last: exit with status 0.
    """
    # TODO: sleep, report, look at the clock
    raise NotImplementedError("ring_without_loop")


def start_ring(loop, names, report, end):
    """Ask `loop` to report the first name in its next turn, and each further name a second after the last.

    `end` is a time of the loop. A report stops the loop if one second later it would be `end` or past it.
    """
    # TODO: a callback that asks for the next one
    raise NotImplementedError("start_ring")


def run_ring(names, report, seconds):
    """Run a ring for `seconds` from now on a new loop, close the loop, return it."""
    # TODO: a loop of its own, run until it is stopped
    raise NotImplementedError("run_ring")
