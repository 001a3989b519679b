"""Overlap: many waits cost as much as the longest.

A program that asks several sites one after the other waits for each answer before it sends
the next request: the waits add up. On an event loop, one thread sends all requests first and
takes up each answer when it comes: the waits overlap.

Goal: the three ways below, each with its own promise about what happens at the same time.
Out of scope: fetches that fail, a limit on how many run at once.
"""

import asyncio


async def one_by_one(fetch, names):
    """Return the answers of `await fetch(name)` in the order of `names`; never two requests at once."""
    return [await fetch(name) for name in names]


async def together(fetch, names):
    """Return the same list, in the same order; all requests are under way at once."""
    return await asyncio.gather(*(fetch(name) for name in names))


async def as_they_come(fetch, names, handle):
    """Send all requests at once; call `handle(answer)` for each answer as soon as it is there."""
    for answer in asyncio.as_completed([fetch(name) for name in names]):
        handle(await answer)
