"""Coroutines from generators: what `await` was made of.

Before `async def`, a coroutine was a generator, and `yield from` did the work of `await`.
`types.coroutine` still turns a generator function into one whose generators can be awaited;
this is how an awaitable that really suspends is written in Python.

Goal: two generator-based coroutines, and what Python says to the forms that are gone.
Out of scope: loops; the test sends the values by hand.
"""

import asyncio
import types
import warnings


def pause(value):
    """Suspend once and yield `value`; `await pause(value)` gives what is sent back."""
    # TODO: a generator, and the decorator that makes it awaitable
    raise NotImplementedError("pause")


def add_later(add, a, b):
    """A generator, not an `async def`: give what the coroutine `add(a, b)` returns, by `yield from`."""
    # TODO: the same decorator
    raise NotImplementedError("add_later")


def objection(coroutine):
    """Let an undecorated generator `yield from` the coroutine; return the name of the error that it meets."""
    # TODO: start such a generator, and close the coroutine that nobody will run
    raise NotImplementedError("objection")


def legacy(generator_function):
    """Decorate with `asyncio.coroutine`, if this Python has it.

    Return (the decorated function, "DeprecationWarning"), or (None, "AttributeError") where it is gone.
    """
    # TODO: try it, and listen to the warning
    raise NotImplementedError("legacy")
