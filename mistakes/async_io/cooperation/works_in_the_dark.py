"""A task for each call is no loop with pauses: all calls happen in one go.

Killed by: test_others_go_on_between_two_calls
Says: take turns
"""

import asyncio


async def in_turns(work, times):
    """Call `work()` so many times; between two calls every other task that is ready has a turn."""
    for _ in range(times):
        work()
    await asyncio.sleep(0)


async def look_up(cache, key, load):
    """Return `cache[key]`; where it is missing, await `load(key)` and remember it.

    A hit goes straight through: no other task runs before it returns.
    """
    if key not in cache:
        cache[key] = await load(key)
    return cache[key]


async def off_the_loop(call, *arguments):
    """Return `call(*arguments)`, an ordinary call that blocks; the other tasks go on meanwhile."""
    return await asyncio.to_thread(call, *arguments)
