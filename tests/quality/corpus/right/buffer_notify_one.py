"""Notify for notify_all, repaired: everybody who shares the condition is woken."""

import threading

from dojo import in_threads


class Buffer:
    def __init__(self):
        self.items = []
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) == 1:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop()
            self.changed.notify_all()
            return item


def scenario(program):
    buffer = program.Buffer()
    first, second, _, _ = in_threads(buffer.get, buffer.get, lambda: buffer.put(1), lambda: buffer.put(2))
    assert {first, second} == {1, 2}, f"both items must arrive, not {first} and {second}"
