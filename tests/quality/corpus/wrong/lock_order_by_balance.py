"""Lock order: accounts are locked in the order of their balances, which change meanwhile."""

import threading

from dojo import in_threads


class Account:
    def __init__(self, balance):
        self.balance, self.lock = balance, threading.Lock()


def move(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.balance)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


def scenario(program):
    a, b = program.Account(10), program.Account(20)
    in_threads(lambda: program.move(a, b, 1), lambda: program.move(b, a, 15), lambda: program.move(a, b, 2))
    assert (a.balance, b.balance) == (22, 8), f"a has 22 and b has 8, not {a.balance} and {b.balance}"
