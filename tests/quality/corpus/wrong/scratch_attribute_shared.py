"""Shared scratch space: a method passes a value to its helper through an attribute."""

from dojo import in_threads


class Price:
    def __init__(self, rate):
        self.rate = rate
        self.amount = 0

    def with_tax(self, amount):
        self.amount = amount
        return self.amount + self._tax()

    def _tax(self):
        return self.amount * self.rate // 100


def scenario(program):
    price = program.Price(10)
    prices = in_threads(lambda: price.with_tax(100), lambda: price.with_tax(200))
    assert prices == [110, 220], f"with 10 % tax these are 110 and 220, not {prices}"
