"""Running a loop: asyncio.run, a loop of one's own, and the loop that may not be there.

Ordinary code needs a loop to run a coroutine. `asyncio.run` makes one and closes it. Whoever
makes one by hand has to close it, whatever happens. `asyncio.get_event_loop()` outside of a
running loop is a matter of luck: it depends on the Python, on the thread, and on the past.

Goal: the four functions below, in any thread and after anything.
Out of scope: setting a current loop, policies.
"""

import asyncio
import warnings


def run_it(function):
    """Run the coroutine function on a loop that asyncio makes and closes; return its result."""
    # TODO: one call of asyncio
    raise NotImplementedError("run_it")


def run_on_own_loop(function):
    """The same on a loop made here: closed in any case, and nobody's current loop afterwards."""
    # TODO: make it, run it, close it
    raise NotImplementedError("run_on_own_loop")


def task_on(loop, function):
    """Return an asyncio.Task of the coroutine function on `loop`, which does not run yet."""
    # TODO: the task has to be told its loop
    raise NotImplementedError("task_on")


def said_by(action):
    """Call `action()`; return the name of the DeprecationWarning or RuntimeError that it meets, or "nothing"."""
    # TODO: a warning can be made an error
    raise NotImplementedError("said_by")
