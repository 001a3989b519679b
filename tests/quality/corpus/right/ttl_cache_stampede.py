"""TTL cache, repaired: the test for age and the reload are one locked step."""

import threading
import time

from dojo import in_threads


class Rates:
    def __init__(self):
        self.loads = 0
        self.value = None
        self.expires = 0.0
        self.lock = threading.Lock()

    def load(self):
        self.loads += 1
        return 1.25

    def get(self):
        with self.lock:
            if time.monotonic() >= self.expires:
                self.value = self.load()
                self.expires = time.monotonic() + 60
            return self.value


def scenario(program):
    rates = program.Rates()
    in_threads(rates.get, rates.get)
    assert rates.loads == 1, f"the rates must be loaded once, not {rates.loads} times"
