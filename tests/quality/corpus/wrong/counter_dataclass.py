"""Lost update: two methods of a dataclass change the same field without a lock."""

from dataclasses import dataclass

from dojo import in_threads


@dataclass
class Stock:
    pieces: int = 10

    def deliver(self, pieces):
        self.pieces = self.pieces + pieces

    def sell(self, pieces):
        left = self.pieces - pieces
        self.pieces = left


def scenario(program):
    stock = program.Stock()
    in_threads(lambda: stock.deliver(5), lambda: stock.sell(3))
    assert stock.pieces == 12, f"10 + 5 - 3 must leave 12, not {stock.pieces}"
