"""Lost update: an attribute is read, added to and written back without a lock."""

from dojo import in_threads


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def scenario(program):
    counter = program.Counter()
    in_threads(counter.increment, counter.increment)
    assert counter.value == 2, f"two increments must give 2, not {counter.value}"
