"""Check then act: two buyers both see the last ticket before either takes it."""

from dojo import in_threads


class Office:
    def __init__(self, tickets):
        self.tickets = tickets

    def buy(self):
        if self.tickets > 0:
            self.tickets -= 1
            return True
        return False


def scenario(program):
    office = program.Office(tickets=1)
    sold = sum(in_threads(office.buy, office.buy))
    assert sold == 1, f"one ticket was there, {sold} were sold"
