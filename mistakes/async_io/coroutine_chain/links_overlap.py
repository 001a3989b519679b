"""Links that start together are no chain: all report in the same second.

Killed by: test_the_links_report_a_second_apart
Says: at 1, 2 and 3 s
"""

import asyncio


async def function_1(report):
    """Sleep a second, report "function_1 called", await function_2, report its result.

    Return "function_1 finish".
    """
    second = asyncio.create_task(function_2(report))
    await asyncio.sleep(1)
    report("function_1 called")
    report(await second)
    return "function_1 finish"


async def function_2(report):
    """The same one link further: function_2 awaits function_3."""
    third = asyncio.create_task(function_3(report))
    await asyncio.sleep(1)
    report("function_2 called")
    report(await third)
    return "function_2 finish"


async def function_3(report):
    """The last link: sleep a second, report "function_3 called", return "function_3 finish"."""
    await asyncio.sleep(1)
    report("function_3 called")
    return "function_3 finish"


def run_chain(report):
    """Run function_1 from ordinary code, with a loop that asyncio makes; return its result."""
    return asyncio.run(function_1(report))
