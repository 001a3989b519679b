"""Check then act, repaired: each method of an LRU cache is one locked step."""

import threading
from collections import OrderedDict

from dojo import in_threads


class Lru:
    def __init__(self, size):
        self.size = size
        self.items = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key):
        with self.lock:
            if key in self.items:
                self.items.move_to_end(key)
                return self.items[key]
            return None

    def put(self, key, value):
        with self.lock:
            self.items[key] = value
            if len(self.items) > self.size:
                self.items.popitem(last=False)


def scenario(program):
    cache = program.Lru(1)
    cache.put("a", 1)
    seen, _ = in_threads(lambda: cache.get("a"), lambda: cache.put("b", 2))
    assert seen in (1, None), f"a is 1 or gone, not {seen}"
