"""Lost update, repaired: one lock spans the read and the write of the attribute."""

import threading

from dojo import in_threads


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.value += 1


def scenario(program):
    counter = program.Counter()
    in_threads(counter.increment, counter.increment)
    assert counter.value == 2, f"two increments must give 2, not {counter.value}"
