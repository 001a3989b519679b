"""Lost update, repaired: `__iadd__` of a slotted dataclass adds under the object's lock."""

import threading
from dataclasses import dataclass, field

from dojo import in_threads


@dataclass(slots=True)
class Stock:
    apples: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __iadd__(self, delivered):
        with self.lock:
            self.apples = self.apples + delivered
        return self


def scenario(program):
    stock = program.Stock()

    def deliver(count):
        nonlocal stock
        stock += count

    in_threads(lambda: deliver(2), lambda: deliver(3))
    assert stock.apples == 5, f"2 and 3 apples are 5, not {stock.apples}"
