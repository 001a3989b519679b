"""Gives up too early: two tries are not enough where the other thread adds twice."""

import threading

from dojo import in_threads


class Atomic:
    def __init__(self):
        self._guard = threading.Lock()
        self._value = 0

    def get(self):
        return self._value

    def compare_and_set(self, expected, value):
        with self._guard:
            same = self._value == expected
            if same:
                self._value = value
            return same


def increment(cell, tries):
    while tries:
        seen = cell.get()
        if cell.compare_and_set(seen, seen + 1):
            return True
        tries -= 1
    return False


def scenario(program):
    cell = program.Atomic()

    def twice():
        for _ in range(2):
            program.increment(cell, tries=2)

    in_threads(lambda: program.increment(cell, tries=2), twice)
    assert cell.get() == 3, f"three increments make 3, not {cell.get()}"
