"""Iteration, repaired: the generator delegates to a copy made under the lock."""

import threading

from dojo import in_threads


class Names:
    def __init__(self):
        self.lock = threading.Lock()
        self.table = {"a": 1, "b": 2}

    def add(self, name):
        with self.lock:
            self.table[name] = len(self.table)

    def each(self):
        with self.lock:
            names = [*self.table]
        yield from names


def scenario(program):
    names = program.Names()
    got, _ = in_threads(lambda: "".join(names.each()), lambda: names.add("c"))
    assert got in ("ab", "abc"), f"the names at one moment, not {got}"
