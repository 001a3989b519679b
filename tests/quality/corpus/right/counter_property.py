"""Lost update, repaired: a method of its own adds to the value under the lock."""

import threading

from dojo import in_threads


class Gauge:
    def __init__(self):
        self._level = 0
        self._lock = threading.Lock()

    @property
    def level(self):
        with self._lock:
            return self._level

    def rise(self):
        with self._lock:
            self._level += 1


def scenario(program):
    gauge = program.Gauge()
    in_threads(gauge.rise, gauge.rise)
    assert gauge.level == 2, f"two rises must give level 2, not {gauge.level}"
