"""gather raises the first exception and leaves the others to themselves.

Killed by: test_a_failure_is_an_outcome
Says: returned, not raised
"""

import asyncio
import warnings


async def run_together(*coroutines):
    """Run each coroutine as a task, wait until the last has ended; return the list of outcomes."""
    return await asyncio.gather(*coroutines)


def run_on(loop, *coroutines):
    """The same from ordinary code, on `loop`, which is open and does not run; leave it open."""
    tasks = [loop.create_task(coroutine) for coroutine in coroutines]
    loop.run_until_complete(asyncio.wait(tasks))
    return [task.exception() or task.result() for task in tasks]


async def wait_for_bare(coroutine):
    """Hand a list with the coroutine itself, no task, to asyncio.wait.

    Return the name of what Python objects with, "DeprecationWarning" or "TypeError", "" for nothing.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            await asyncio.wait([coroutine])
        except (DeprecationWarning, TypeError) as objection:
            coroutine.close()
            return type(objection).__name__
    return ""
