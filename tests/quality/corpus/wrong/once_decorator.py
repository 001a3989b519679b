"""Lazy singleton: a `once` decorator marks the function as called after the call."""

import functools

from dojo import in_threads

opened = []


def once(function):
    @functools.wraps(function)
    def wrapper():
        if not wrapper.called:
            wrapper.result = function()
            wrapper.called = True
        return wrapper.result

    wrapper.called = False
    return wrapper


@once
def database():
    opened.append("database")
    return object()


def scenario(program):
    one, other = in_threads(program.database, program.database)
    assert one is other, "there is one database"
    assert len(program.opened) == 1, f"it is opened once, not {len(program.opened)} times"
