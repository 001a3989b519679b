"""Lost update: several slots are updated together, but not as one step."""

from dojo import in_threads


class Mean:
    __slots__ = ("count", "total")

    def __init__(self):
        self.total = 0
        self.count = 0

    def add(self, value):
        self.total += value
        self.count += 1


def scenario(program):
    mean = program.Mean()
    in_threads(lambda: mean.add(2), lambda: mean.add(4))
    seen = (mean.total, mean.count)
    assert seen == (6, 2), f"sum and count must be (6, 2), not {seen}"
