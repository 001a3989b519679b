"""async def around a blocking call does not make it any less blocking.

Killed by: test_a_blocking_call_holds_nobody_up
Says: blocks the event loop
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
    return call(*arguments)
