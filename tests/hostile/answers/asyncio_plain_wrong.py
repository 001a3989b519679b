"""An honest wrong answer: what the others may earn, and no more.

Kata: async_io/tasks
Verdict: fail
"""

import asyncio


async def run_together(*coroutines):
    return [await coroutine for coroutine in coroutines]


def run_on(loop, *coroutines):
    return loop.run_until_complete(run_together(*coroutines))


async def wait_for_bare(coroutine):
    coroutine.close()
    return ""
