"""Lost update, repaired: the dataclass carries the lock of its field."""

import threading
from dataclasses import dataclass, field

from dojo import in_threads


@dataclass
class Stock:
    pieces: int = 10
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def deliver(self, pieces):
        with self.lock:
            self.pieces = self.pieces + pieces

    def sell(self, pieces):
        with self.lock:
            left = self.pieces - pieces
            self.pieces = left


def scenario(program):
    stock = program.Stock()
    in_threads(lambda: stock.deliver(5), lambda: stock.sell(3))
    assert stock.pieces == 12, f"10 + 5 - 3 must leave 12, not {stock.pieces}"
