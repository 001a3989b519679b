"""Lost update, repaired: getattr() and setattr() share one locked step."""

import threading

from dojo import in_threads


class Stats:
    def __init__(self):
        self.reads = 0
        self.writes = 0
        self._lock = threading.RLock()

    def count(self, field):
        with self._lock:
            setattr(self, field, getattr(self, field) + 1)


def scenario(program):
    stats = program.Stats()
    in_threads(lambda: stats.count("reads"), lambda: stats.count("reads"), lambda: stats.count("writes"))
    seen = (stats.reads, stats.writes)
    assert seen == (2, 1), f"two reads and one write must be counted, not {seen}"
