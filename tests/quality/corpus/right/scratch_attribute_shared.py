"""Shared scratch space, repaired: the helper gets its value as an argument."""

from dojo import in_threads


class Price:
    def __init__(self, rate):
        self.rate = rate

    def with_tax(self, amount):
        return amount + self._tax(amount)

    def _tax(self, amount):
        return amount * self.rate // 100


def scenario(program):
    price = program.Price(10)
    prices = in_threads(lambda: price.with_tax(100), lambda: price.with_tax(200))
    assert prices == [110, 220], f"with 10 % tax these are 110 and 220, not {prices}"
