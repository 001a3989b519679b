"""Waiting for everything first hands over every answer as late as the last.

Killed by: test_each_answer_is_handled_when_it_comes
Says: as soon as it is there
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
    for answer in await asyncio.gather(*(fetch(name) for name in names)):
        handle(answer)
