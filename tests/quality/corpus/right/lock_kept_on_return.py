"""Lock released on the wrong path, repaired: try and finally release on every path."""

from threading import Lock

from dojo import in_threads


class Cache:
    def __init__(self):
        self.lock = Lock()
        self.values = {}

    def get(self, key):
        self.lock.acquire()
        try:
            if key in self.values:
                return self.values[key]
            value = self.values[key] = key.upper()
            return value
        finally:
            self.lock.release()


def scenario(program):
    cache = program.Cache()
    seen = in_threads(*[lambda: cache.get("a")] * 3)
    assert seen == ["A", "A", "A"], f"everybody must get A, not {seen}"
