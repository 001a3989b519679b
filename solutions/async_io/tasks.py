"""Tasks: several coroutines in flight, and waiting for all of them.

A task runs a coroutine on the loop beside the others: whenever one suspends, the next one
that is ready goes on. `asyncio.wait` waits for tasks and never raises what they raise; the
result, or the exception, stays in the task until somebody asks for it.

Goal: the three functions below. The first two give one outcome for each coroutine, in the
order of the arguments: its result, or the exception that ended it.
Out of scope: cancelling, time limits, an empty call.
"""

import asyncio
import warnings


async def run_together(*coroutines):
    """Run each coroutine as a task, wait until the last has ended; return the list of outcomes."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    await asyncio.wait(tasks)
    return [task.exception() or task.result() for task in tasks]


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
