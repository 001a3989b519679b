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
    # TODO: start all, wait for all, ask each
    raise NotImplementedError("run_together")


def run_on(loop, *coroutines):
    """The same from ordinary code, on `loop`, which is open and does not run; leave it open."""
    # TODO: a task can be made before its loop runs, if it is told which
    raise NotImplementedError("run_on")


async def wait_for_bare(coroutine):
    """Hand a list with the coroutine itself, no task, to asyncio.wait.

    Return the name of what Python objects with, "DeprecationWarning" or "TypeError", "" for nothing.
    """
    # TODO: make warnings errors, try it, close the coroutine that nobody will run
    raise NotImplementedError("wait_for_bare")
