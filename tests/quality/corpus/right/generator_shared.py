"""Shared generator, repaired: a lock lets one thread at a time into the generator."""

import threading

from dojo import in_threads


def tickets():
    number = 0
    while True:
        number = _after(number)
        yield number


def _after(number):
    return [number + 1][0]


class Counter:
    def __init__(self):
        self.numbers = tickets()
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            return next(self.numbers)


def scenario(program):
    counter = program.Counter()
    taken = in_threads(counter.take, counter.take)
    assert sorted(taken) == [1, 2], f"each ticket must be given once, not {taken}"
