"""Check then act, repaired: a classmethod takes the next number from itertools.count, which is one step."""

import itertools

from dojo import in_threads


class Invoice:
    _numbers = itertools.count(1)

    @classmethod
    def create(cls):
        invoice = cls()
        invoice.number = next(cls._numbers)
        return invoice


def scenario(program):
    invoices = in_threads(program.Invoice.create, program.Invoice.create, program.Invoice.create)
    numbers = sorted(invoice.number for invoice in invoices)
    assert numbers == [1, 2, 3], f"each invoice has a number of its own, not {numbers}"
