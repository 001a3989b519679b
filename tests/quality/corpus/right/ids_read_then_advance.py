"""Check then act, repaired: next() on itertools.count reads and advances in one step."""

import itertools

from dojo import in_threads


class Numbers:
    def __init__(self):
        self._numbers = itertools.count(1)

    def take(self):
        return next(self._numbers)


def scenario(program):
    numbers = program.Numbers()
    taken = in_threads(numbers.take, numbers.take, numbers.take)
    assert sorted(taken) == [1, 2, 3], f"every number must be handed out once, not {taken}"
