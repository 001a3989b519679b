"""The serial way must stay serial: the next request may depend on the last answer.

Killed by: test_one_by_one_never_overlaps
Says: only one request at a time
"""

import asyncio


async def one_by_one(fetch, names):
    """Return the answers of `await fetch(name)` in the order of `names`; never two requests at once."""
    return await asyncio.gather(*(fetch(name) for name in names))


async def together(fetch, names):
    """Return the same list, in the same order; all requests are under way at once."""
    return await asyncio.gather(*(fetch(name) for name in names))


async def as_they_come(fetch, names, handle):
    """Send all requests at once; call `handle(answer)` for each answer as soon as it is there."""
    for answer in asyncio.as_completed([fetch(name) for name in names]):
        handle(await answer)
