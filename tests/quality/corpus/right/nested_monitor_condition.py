"""Nested monitor, repaired: the thread waits without holding the outer lock."""

import threading

from dojo import in_threads


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.filled = threading.Condition()
        self.items = []
        self.visits = 0

    def put(self, item):
        with self.lock:
            self.visits += 1
        with self.filled:
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.lock:
            self.visits += 1
        with self.filled:
            self.filled.wait_for(lambda: self.items)
            return self.items.pop()


def scenario(program):
    store = program.Store()
    item, _ = in_threads(store.get, lambda: store.put("tea"))
    assert item == "tea", f"tea must arrive, not {item!r}"
