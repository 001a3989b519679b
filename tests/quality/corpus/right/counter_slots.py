"""Lost update, repaired: sum and count change together under one lock."""

from threading import Lock

from dojo import in_threads


class Mean:
    __slots__ = ("count", "lock", "total")

    def __init__(self):
        self.total = 0
        self.count = 0
        self.lock = Lock()

    def add(self, value):
        with self.lock:
            self.total += value
            self.count += 1


def scenario(program):
    mean = program.Mean()
    in_threads(lambda: mean.add(2), lambda: mean.add(4))
    seen = (mean.total, mean.count)
    assert seen == (6, 2), f"sum and count must be (6, 2), not {seen}"
