"""Lazily built value, repaired: the decorator keeps one lock per argument."""

import threading
from collections import defaultdict

from dojo import in_threads


def memoize(function):
    known = {}
    locks = defaultdict(threading.Lock)
    locks_guard = threading.Lock()

    def wrapper(argument):
        with locks_guard:
            lock = locks[argument]
        with lock:
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
