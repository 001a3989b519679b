"""Waiting in the order of the requests holds up answers that came sooner.

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
    tasks = [asyncio.create_task(fetch(name)) for name in names]
    for task in tasks:
        handle(await task)
