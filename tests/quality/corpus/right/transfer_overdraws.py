"""Bank transfer, repaired: the cover is checked under the lock that moves the money."""

import threading

from dojo import in_threads


class Bank:
    def __init__(self):
        self.ann = 100
        self.bob = 0
        self.lock = threading.Lock()

    def pay(self, amount):
        with self.lock:
            if self.ann < amount:
                return "declined"
            self.ann -= amount
            self.bob += amount
        return "paid"


def scenario(program):
    bank = program.Bank()
    answers = in_threads(lambda: bank.pay(70), lambda: bank.pay(80))
    assert bank.ann >= 0, f"the account must not be overdrawn: {bank.ann} left after {answers}"
