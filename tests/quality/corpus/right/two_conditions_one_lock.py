"""Bounded buffer, another way: two conditions share one lock, so one notify reaches the right kind."""

import threading

from dojo import in_threads


class Buffer:
    def __init__(self):
        lock = threading.Lock()
        self.filled = threading.Condition(lock)
        self.freed = threading.Condition(lock)
        self.items = []

    def put(self, item):
        with self.freed:
            self.freed.wait_for(lambda: len(self.items) < 1)
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.filled:
            self.filled.wait_for(lambda: self.items)
            self.freed.notify()
            return self.items.pop()


def scenario(program):
    buffer = program.Buffer()
    first, second, _, _ = in_threads(buffer.get, buffer.get, lambda: buffer.put(1), lambda: buffer.put(2))
    assert {first, second} == {1, 2}, f"both items must arrive, not {first} and {second}"
