"""FIRST_COMPLETED returns when one is done; the others are still at work.

Killed by: test_every_outcome_in_order
Says: one outcome for each
"""

import asyncio
import warnings


async def run_together(*coroutines):
    """Run each coroutine as a task, wait until the last has ended; return the list of outcomes."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return [task.exception() or task.result() for task in tasks if task in done]


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
