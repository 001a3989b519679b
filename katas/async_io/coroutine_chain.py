"""A chain of coroutines: each awaits the next, and the value comes back.

`await` runs the other coroutine to its end, and its return value is the value of the
expression. While the innermost one sleeps, the whole chain is suspended, and the loop is
free; but the links of one chain run one after the other.

Goal: three coroutines that report in turn, a second apart, and hand their results up.
Out of scope: tasks, links that run at the same time.
"""

import asyncio


async def function_1(report):
    """Sleep a second, report "function_1 called", await function_2, report its result.

    Return "function_1 finish".
    """
    # TODO: the first link
    raise NotImplementedError("function_1")


async def function_2(report):
    """The same one link further: function_2 awaits function_3."""
    # TODO: the second link
    raise NotImplementedError("function_2")


async def function_3(report):
    """The last link: sleep a second, report "function_3 called", return "function_3 finish"."""
    # TODO: the last link
    raise NotImplementedError("function_3")


def run_chain(report):
    """Run function_1 from ordinary code, with a loop that asyncio makes; return its result."""
    # TODO: one call of asyncio
    raise NotImplementedError("run_chain")
