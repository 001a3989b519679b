"""Lock released on the wrong path: finally releases the lock even when acquire(blocking=False) failed."""

import threading

from dojo import in_threads


class Gauge:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0

    def try_add(self):
        try:
            if self.lock.acquire(blocking=False):
                self.value += 1
        finally:
            self.lock.release()


def scenario(program):
    gauge = program.Gauge()
    in_threads(gauge.try_add, gauge.try_add)
    assert gauge.value in (1, 2), f"one or two additions succeed, not {gauge.value}"
