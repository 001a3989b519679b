"""Cooperation: a task gives way only where it suspends.

Nothing interrupts a task. It runs until it awaits something that really has to wait; then,
and only then, the loop goes on with another. An `await` that finds its value ready goes
straight through. And a call that blocks stops the loop, and everybody on it.

Goal: give way where it is due, not where it is not, and never hold up the loop.
Out of scope: two tasks that miss the same key at the same time (see lock).
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
