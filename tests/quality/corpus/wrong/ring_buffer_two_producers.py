"""Bounded buffer: two producers of a hand-made ring write into the same cell."""

import threading

from dojo import in_threads


class Ring:
    def __init__(self, size):
        self.cells = [None] * size
        self.tail = 0
        self.free = threading.Semaphore(size)

    def put(self, item):
        self.free.acquire()
        self.cells[self.tail] = item
        self.tail = (self.tail + 1) % len(self.cells)


def scenario(program):
    ring = program.Ring(3)
    in_threads(lambda: ring.put("a"), lambda: ring.put("b"))
    assert sorted(filter(None, ring.cells)) == ["a", "b"], f"both items must be there: {ring.cells}"
    assert ring.tail == 2, f"the next free cell is number 2, not {ring.tail}"
