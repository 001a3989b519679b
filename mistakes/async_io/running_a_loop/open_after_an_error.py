"""Without finally a coroutine that raises leaves the loop open.

Killed by: test_an_own_loop_is_closed_in_any_case
Says: closed after an error
"""

import asyncio
import warnings


def run_it(function):
    """Run the coroutine function on a loop that asyncio makes and closes; return its result."""
    return asyncio.run(function())


def run_on_own_loop(function):
    """The same on a loop made here: closed in any case, and nobody's current loop afterwards."""
    loop = asyncio.new_event_loop()
    result = loop.run_until_complete(function())
    loop.close()
    return result


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
