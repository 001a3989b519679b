"""Time-out ignored: the thread goes on although acquire(timeout=...) said no."""

import threading

from dojo import in_threads

OPTIONS = {"timeouts": "any"}


class Meter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def add(self):
        self.lock.acquire(timeout=0.5)
        self.value += 1
        if self.lock.locked():
            self.lock.release()
        return True


def scenario(program):
    meter = program.Meter()
    added = sum(in_threads(meter.add, meter.add))
    assert meter.value == added, f"{added} additions must give {added}, not {meter.value}"
