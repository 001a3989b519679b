"""Thread pool, repaired: the tasks return their parts and one thread adds them."""

from concurrent.futures import ThreadPoolExecutor


class Tally:
    def __init__(self):
        self.total = 0

    def run(self, numbers):
        with ThreadPoolExecutor(max_workers=2) as pool:
            self.total = sum(pool.map(abs, numbers))
        return self.total


def scenario(program):
    total = program.Tally().run([1, 2])
    assert total == 3, f"1 + 2 must give 3, not {total}"
