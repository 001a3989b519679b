"""Check then act, repaired: looking at the stock and lowering it are one locked step."""

import threading

from dojo import in_threads


class Shop:
    def __init__(self, stock):
        self.stock = stock
        self.sold = []
        self.till = threading.Lock()

    def sell(self, customer):
        with self.till:
            if (left := self.stock) > 0:
                self.stock = left - 1
                self.sold.append(customer)


def scenario(program):
    shop = program.Shop(2)
    in_threads(*(lambda name=name: shop.sell(name) for name in "abc"), names=["a", "b", "c"])
    assert len(shop.sold) <= 2, f"two pieces are there, {len(shop.sold)} were sold"
