"""Answers in the order in which they came belong to the wrong names.

Killed by: test_answers_keep_the_order_of_the_names
Says: in the order of the names
"""

import asyncio


async def one_by_one(fetch, names):
    """Return the answers of `await fetch(name)` in the order of `names`; never two requests at once."""
    return [await fetch(name) for name in names]


async def together(fetch, names):
    """Return the same list, in the same order; all requests are under way at once."""
    answers = []
    await as_they_come(fetch, names, answers.append)
    return answers


async def as_they_come(fetch, names, handle):
    """Send all requests at once; call `handle(answer)` for each answer as soon as it is there."""
    for answer in asyncio.as_completed([fetch(name) for name in names]):
        handle(await answer)
