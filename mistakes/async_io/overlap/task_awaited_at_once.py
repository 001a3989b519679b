"""A task that is awaited where it is made overlaps with nothing.

Killed by: test_all_waits_are_open_at_once
Says: all 3 requests must be under way at once
"""

import asyncio


async def one_by_one(fetch, names):
    """Return the answers of `await fetch(name)` in the order of `names`; never two requests at once."""
    return [await fetch(name) for name in names]


async def together(fetch, names):
    """Return the same list, in the same order; all requests are under way at once."""
    return [await asyncio.create_task(fetch(name)) for name in names]


async def as_they_come(fetch, names, handle):
    """Send all requests at once; call `handle(answer)` for each answer as soon as it is there."""
    for answer in asyncio.as_completed([fetch(name) for name in names]):
        handle(await answer)
