"""Time-out ignored, repaired: who does not get the lock in time does not touch the data."""

import threading

from dojo import in_threads

OPTIONS = {"timeouts": "any"}


class Meter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def add(self):
        if not self.lock.acquire(timeout=0.5):
            return False
        self.value += 1
        self.lock.release()
        return True


def scenario(program):
    meter = program.Meter()
    added = sum(in_threads(meter.add, meter.add))
    assert meter.value == added, f"{added} additions must give {added}, not {meter.value}"
