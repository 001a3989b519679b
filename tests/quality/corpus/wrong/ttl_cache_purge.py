"""TTL cache: an entry is purged between the test that it is fresh and its use."""

import time

from dojo import in_threads


class Cache:
    def __init__(self):
        self.entries = {"a": ("apple", time.monotonic() + 60)}

    def get(self, key):
        if key in self.entries and self.entries[key][1] > time.monotonic():
            return self.entries[key][0]
        return None

    def purge(self):
        self.entries.pop("a", None)


def scenario(program):
    cache = program.Cache()
    value, _ = in_threads(lambda: cache.get("a"), cache.purge)
    assert value in ("apple", None), f"the cache holds an apple or nothing, not {value!r}"
