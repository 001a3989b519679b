"""Stops the loop instead of answering.

Kata: async_io/tasks
Verdict: fail
"""

import asyncio


async def run_together(*coroutines):
    for coroutine in coroutines:
        coroutine.close()
    asyncio.get_running_loop().stop()
    await asyncio.sleep(0)


def run_on(loop, *coroutines):
    for coroutine in coroutines:
        coroutine.close()


async def wait_for_bare(coroutine):
    coroutine.close()
    return ""
