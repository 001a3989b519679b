"""Thread pool: the tasks of a pool add to one variable without a lock."""

from concurrent.futures import ThreadPoolExecutor


class Tally:
    def __init__(self):
        self.total = 0

    def add(self, number):
        self.total += number

    def run(self, numbers):
        with ThreadPoolExecutor(max_workers=2) as pool:
            list(pool.map(self.add, numbers))
        return self.total


def scenario(program):
    total = program.Tally().run([1, 2])
    assert total == 3, f"1 + 2 must give 3, not {total}"
