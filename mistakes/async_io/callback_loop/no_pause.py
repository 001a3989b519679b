"""call_soon for the next report makes the whole ring happen at once.

Killed by: test_nine_reports_a_second_apart
Says: reports at 0 to 8 s
"""

import asyncio
import itertools
import sys


def ring_without_loop(names, report, clock, end):
    """Report the names round and round; `clock` has time() and sleep(seconds), like the module time.

    Sleep a second before each report. The first report at or after `end` is the last: exit with status 0.
    """
    for name in itertools.cycle(names):
        clock.sleep(1)
        report(name)
        if clock.time() >= end:
            sys.exit(0)


def start_ring(loop, names, report, end):
    """Ask `loop` to report the first name in its next turn, and each further name a second after the last.

    `end` is a time of the loop. A report stops the loop if one second later it would be `end` or past it.
    """
    turns = itertools.cycle(names)
    left = itertools.count(int(end - loop.time()), -1)

    def step():
        report(next(turns))
        if next(left) > 1:
            loop.call_soon(step)
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
