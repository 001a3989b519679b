"""Bank transfer: the cover is checked before the lock is taken, so two transfers spend it twice."""

import threading

from dojo import in_threads


class Bank:
    def __init__(self):
        self.ann = 100
        self.bob = 0
        self.lock = threading.Lock()

    def pay(self, amount):
        if self.ann < amount:
            return "declined"
        with self.lock:
            self.ann -= amount
            self.bob += amount
        return "paid"


def scenario(program):
    bank = program.Bank()
    answers = in_threads(lambda: bank.pay(70), lambda: bank.pay(80))
    assert bank.ann >= 0, f"the account must not be overdrawn: {bank.ann} left after {answers}"
