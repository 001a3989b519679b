"""Bank transfer: each account is locked alone, so an audit sees the money in neither."""

import threading

from dojo import in_threads


class Bank:
    def __init__(self):
        self.balances = {"ann": 50, "bob": 50}
        self.lock = threading.Lock()

    def transfer(self, source, target, amount):
        with self.lock:
            self.balances[source] -= amount
        with self.lock:
            self.balances[target] += amount

    def audit(self):
        with self.lock:
            return sum(self.balances.values())


def scenario(program):
    bank = program.Bank()
    _, total = in_threads(lambda: bank.transfer("ann", "bob", 10), bank.audit)
    assert total == 100, f"the bank holds 100 at any time, not {total}"
