"""Lazily built value: a memoizing decorator runs the function twice for one argument."""

from dojo import in_threads


def memoize(function):
    known = {}

    def wrapper(argument):
        if argument not in known:
            known[argument] = function(argument)
        return known[argument]

    return wrapper


calls = []


@memoize
def square(number):
    calls.append(number)
    return number * number


def scenario(program):
    answers = in_threads(lambda: program.square(3), lambda: program.square(3), lambda: program.square(4))
    assert answers == [9, 9, 16], f"wrong squares: {answers}"
    assert sorted(program.calls) == [3, 4], f"each square must be computed once: {program.calls}"
