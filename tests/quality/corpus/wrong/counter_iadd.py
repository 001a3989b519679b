"""Lost update: `__iadd__` of a slotted dataclass reads a field and writes it back in a second step."""

from dataclasses import dataclass

from dojo import in_threads


@dataclass(slots=True)
class Stock:
    apples: int = 0

    def __iadd__(self, delivered):
        self.apples = self.apples + delivered
        return self


def scenario(program):
    stock = program.Stock()

    def deliver(count):
        nonlocal stock
        stock += count

    in_threads(lambda: deliver(2), lambda: deliver(3))
    assert stock.apples == 5, f"2 and 3 apples are 5, not {stock.apples}"
