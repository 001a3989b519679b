"""Coroutine: what the notes document, as tests."""

import inspect
import types

from dojo import behaviour


@types.coroutine
def suspend(value):
    """Suspend by hand, as the awaitables of a loop do; return what is sent back."""
    return (yield value)


@behaviour("A12")
def test_await_gives_the_value(kata, virtual_loop):
    async def fetch(name):
        return len(name)

    result = virtual_loop.run(kata.total(fetch, ["a", "bb", "ccc"]))
    assert result == 6, f"adding up fetched numbers must give 6, not {result!r}"


@behaviour("A08", "A09")
def test_a_call_runs_nothing(kata, virtual_loop):
    asked = []

    async def fetch(name):
        asked.append(name)
        return 1

    coroutine = kata.total(fetch, ["a", "b"])
    kind = type(coroutine).__name__
    assert inspect.iscoroutine(coroutine), f"a call must make a coroutine and nothing more, not a {kind}"
    assert asked == [], f"a call must run nothing of the body, but it asked for {asked}"
    result = virtual_loop.run(coroutine)
    assert (result, asked) == (2, ["a", "b"]), f"awaited, the body must run: asked for {asked}, got {result!r}"


def test_one_fetch_after_the_other(kata, virtual_loop):
    running, most = [], []

    async def fetch(name):
        running.append(name)
        most.append(len(running))
        await suspend(None)
        running.remove(name)
        return 1

    result = virtual_loop.run(kata.total(fetch, ["a", "b", "c"]))
    assert result == 3, f"three fetches of 1 must add up to 3, not {result!r}"
    assert max(most) == 1, f"one fetch after the other, but {max(most)} were under way at once"


@behaviour("A07")
def test_a_coroutine_is_driven_like_a_generator(kata):
    async def counts():
        for number in range(3):
            await suspend(number)
        return "end"

    coroutine = counts()
    driven = kata.drive(coroutine)
    state = inspect.getcoroutinestate(coroutine)
    coroutine.close()
    assert driven is not None and list(driven[0]) == [0, 1, 2] and state == "CORO_CLOSED", (
        f"a coroutine that yields 0, 1 and 2 must be driven to its end, not left as {driven!r}, {state}"
    )


@behaviour("A07", "A09")
def test_the_result_ends_it_as_stop_iteration(kata):
    async def inner():
        return 41

    async def outer():
        return await inner() + 1

    driven = kata.drive(outer())
    assert driven == ([], 42), f"drive must return what the coroutine returns, ([], 42), not {driven!r}"


@behaviour("A07")
def test_an_error_is_raised_where_it_is_suspended(kata):
    async def patient():
        try:
            await suspend("waiting")
        except KeyError as error:
            return f"caught {error.args[0]}"

    coroutine = patient()
    result = kata.interrupt(coroutine, KeyError("stop"))
    coroutine.close()
    assert result == "caught stop", f"the error must be raised at the suspension and caught there, not give {result!r}"


@behaviour("A09")
def test_a_forgotten_coroutine_is_told(kata):
    ran = []

    async def save():
        ran.append("save")

    texts = kata.forget(save)
    assert texts is not None and any("save' was never awaited" in text for text in texts), (
        f"Python warns of a coroutine that was never awaited; the warnings were {texts!r}"
    )
    assert ran == [], "a coroutine that nobody awaits must not run"


@behaviour("A11")
def test_await_belongs_into_async_def(kata):
    inside, outside = "async def f():\n    await g()\n", "def f():\n    await g()\n"
    allowed = kata.is_allowed(inside)
    assert allowed is True, f"await inside async def is right, so is_allowed must say True, not {allowed!r}"
    allowed = kata.is_allowed(outside)
    assert allowed is False, f"await outside async def is a SyntaxError, so is_allowed must say False, not {allowed!r}"
