"""Leaving a loop is not leaving the program.

Killed by: test_it_ends_by_exit_0
Says: SystemExit
"""

import asyncio
import itertools


def ring_without_loop(names, report, clock, end):
    """Report the names round and round; `clock` has time() and sleep(seconds), like the module time.

    Sleep a second before each report. The first report at or after `end` is the last: exit with status 0.
    """
    for name in itertools.cycle(names):
        clock.sleep(1)
        report(name)
        if clock.time() >= end:
            return


def start_ring(loop, names, report, end):
    """Ask `loop` to report the first name in its next turn, and each further name a second after the last.

    `end` is a time of the loop. A report stops the loop if one second later it would be `end` or past it.
    """
    turns = itertools.cycle(names)

    def step():
        report(next(turns))
        if loop.time() + 1 < end:
            loop.call_later(1, step)
        else:
            loop.stop()

    loop.call_soon(step)


def run_ring(names, report, seconds):
    """Run a ring for `seconds` from now on a new loop, close the loop, return it."""
    loop = asyncio.new_event_loop()
    try:
        start_ring(loop, names, report, loop.time() + seconds)
        loop.run_forever()
    finally:
        loop.close()
    return loop
