"""Lock order: two transfers in opposite directions take the same two locks in opposite order."""

import threading

from dojo import in_threads


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount


def scenario(program):
    ann, bob = program.Account(1, 50), program.Account(2, 50)
    in_threads(lambda: program.transfer(ann, bob, 10), lambda: program.transfer(bob, ann, 20))
    assert (ann.balance, bob.balance) == (60, 40), f"not {ann.balance} and {bob.balance}"
