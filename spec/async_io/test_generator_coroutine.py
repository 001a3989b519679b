"""Coroutines from generators: what the notes document, as tests."""

import asyncio
import inspect
import sys

import pytest

from dojo import behaviour


def drive(coroutine, *answers):
    """Send None, then `answers`; return (what was yielded, the result, or "suspended" if it is not over)."""
    yielded = []
    try:
        for answer in (None, *answers):
            yielded.append(coroutine.send(answer))
    except StopIteration as end:
        return yielded, end.value
    coroutine.close()
    return yielded, "suspended"


async def add(a, b):
    return a + b


@behaviour("A14")
def test_a_decorated_generator_can_be_awaited(kata):
    awaitable = kata.pause("ready?")
    assert inspect.isawaitable(awaitable), f"pause(...) must be awaitable, but a {type(awaitable).__name__} is not"


@behaviour("A14")
def test_what_is_sent_comes_back(kata):
    async def ask():
        return await kata.pause("ready?")

    yielded, result = drive(ask(), "yes")
    assert yielded == ["ready?"], f"pause must suspend once and yield its value, not {yielded}"
    assert result != "suspended", f"pause must suspend once only, and yielded {yielded}"
    assert result == "yes", f"await pause(...) must give what is sent back, 'yes', not {result!r}"


@behaviour("A14", "A16")
def test_yield_from_stands_for_await(kata):
    later = kata.add_later(add, 1, 2)
    assert inspect.isgenerator(later), f"add_later must make a generator, not a {type(later).__name__}"

    async def ask():
        return await later

    yielded, result = drive(ask())
    for leftover in filter(inspect.iscoroutine, yielded):
        leftover.close()
    assert result == 3, f"await add_later(add, 1, 2) must give what add returns, 3, not {result!r}"


@behaviour("A14")
def test_a_plain_generator_may_not(kata):
    error = kata.objection(add(1, 2))
    assert error == "TypeError", f"a plain generator that yields from a coroutine meets a TypeError, not {error!r}"


@behaviour("A13", "A15", "A16")
def test_the_old_decorator(kata):
    def generator(a, b):
        return (yield from add(a, b))

    answer = kata.legacy(generator)
    if sys.version_info >= (3, 11):
        expected = (None, "AttributeError")
        assert answer == expected, f"asyncio.coroutine is gone since 3.11: {expected} is due, not {answer}"
        return
    decorated, said = answer
    assert said == "DeprecationWarning", f"asyncio.coroutine is deprecated: a DeprecationWarning is due, not {said!r}"
    yielded, result = drive(decorated(1, 2))
    assert (yielded, result) == ([], 3), f"decorated, the generator does what add does, 3, not {result!r}"
    with pytest.warns(DeprecationWarning, match=r"since Python 3\.8"):
        asyncio.coroutine(generator)
