"""Lost update, another way: each thread counts for itself, and the sums are added at the end."""

import threading

from dojo import in_threads


class Counter:
    def __init__(self):
        self.own = threading.local()
        self.parts = []

    def work(self, times):
        self.own.count = 0
        for _ in range(times):
            self.own.count += 1
        self.parts.append(self.own.count)


def scenario(program):
    counter = program.Counter()
    in_threads(lambda: counter.work(1), lambda: counter.work(2))
    assert sum(counter.parts) == 3, f"1 + 2 must give 3, not {counter.parts}"
