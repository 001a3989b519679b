"""A closed loop that stays the current one is a trap for whoever asks next.

Killed by: test_an_own_loop_needs_no_current_one
Says: must not stay the current one
"""

import asyncio
import warnings


def run_it(function):
    """Run the coroutine function on a loop that asyncio makes and closes; return its result."""
    return asyncio.run(function())


def run_on_own_loop(function):
    """The same on a loop made here: closed in any case, and nobody's current loop afterwards."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(function())
    finally:
        loop.close()


def task_on(loop, function):
    """Return an asyncio.Task of the coroutine function on `loop`, which does not run yet."""
    return asyncio.Task(function(), loop=loop)


def said_by(action):
    """Call `action()`; return the name of the DeprecationWarning or RuntimeError that it meets, or "nothing"."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            action()
        except (DeprecationWarning, RuntimeError) as objection:
            return type(objection).__name__
    return "nothing"
