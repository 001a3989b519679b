"""Lost update: a locked getter and a locked setter do not make `+=` on a property one step."""

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

    @level.setter
    def level(self, value):
        with self._lock:
            self._level = value

    def rise(self):
        self.level += 1


def scenario(program):
    gauge = program.Gauge()
    in_threads(gauge.rise, gauge.rise)
    assert gauge.level == 2, f"two rises must give level 2, not {gauge.level}"
