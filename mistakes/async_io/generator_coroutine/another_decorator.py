"""types.coroutine is not the decorator that is asked about.

Killed by: test_the_old_decorator
Says: asyncio.coroutine
"""

import types
import warnings


@types.coroutine
def pause(value):
    """Suspend once and yield `value`; `await pause(value)` gives what is sent back."""
    return (yield value)


@types.coroutine
def add_later(add, a, b):
    """A generator, not an `async def`: give what the coroutine `add(a, b)` returns, by `yield from`."""
    return (yield from add(a, b))


def objection(coroutine):
    """Let an undecorated generator `yield from` the coroutine; return the name of the error that it meets."""

    def plain():
        yield from coroutine

    try:
        next(plain())
    except Exception as error:
        return type(error).__name__
    finally:
        coroutine.close()
    return ""


def legacy(generator_function):
    """Decorate with `asyncio.coroutine`, if this Python has it.

    Return (the decorated function, "DeprecationWarning"), or (None, "AttributeError") where it is gone.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            decorated = types.coroutine(generator_function)
        except AttributeError as error:
            return None, type(error).__name__
    return decorated, caught[0].category.__name__ if caught else ""
