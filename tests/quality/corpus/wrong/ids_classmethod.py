"""Check then act: a classmethod names the next number and raises it afterwards."""

from dojo import in_threads


class Invoice:
    _newest = 0

    @classmethod
    def create(cls):
        invoice = cls()
        invoice.number = cls._newest + 1
        cls._newest = invoice.number
        return invoice


def scenario(program):
    invoices = in_threads(program.Invoice.create, program.Invoice.create, program.Invoice.create)
    numbers = sorted(invoice.number for invoice in invoices)
    assert numbers == [1, 2, 3], f"each invoice has a number of its own, not {numbers}"
