"""Without await the call gives a coroutine object, and the next link never runs.

Killed by: test_await_hands_the_value_up
Says: function_3 finish
"""

import asyncio


async def function_1(report):
    """Sleep a second, report "function_1 called", await function_2, report its result.

    Return "function_1 finish".
    """
    await asyncio.sleep(1)
    report("function_1 called")
    report(await function_2(report))
    return "function_1 finish"


async def function_2(report):
    """The same one link further: function_2 awaits function_3."""
    await asyncio.sleep(1)
    report("function_2 called")
    report(function_3(report))
    return "function_2 finish"


async def function_3(report):
    """The last link: sleep a second, report "function_3 called", return "function_3 finish"."""
    await asyncio.sleep(1)
    report("function_3 called")
    return "function_3 finish"


def run_chain(report):
    """Run function_1 from ordinary code, with a loop that asyncio makes; return its result."""
    return asyncio.run(function_1(report))
