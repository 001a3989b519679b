"""Semaphore used as a lock: it has two permits, so it excludes nobody."""

import threading

from dojo import in_threads


class Account:
    def __init__(self):
        self.balance = 0
        self.guard = threading.Semaphore(2)

    def deposit(self, amount):
        with self.guard:
            self.balance += amount


def scenario(program):
    account = program.Account()
    in_threads(lambda: account.deposit(10), lambda: account.deposit(20))
    assert account.balance == 30, f"10 + 20 must give 30, not {account.balance}"
