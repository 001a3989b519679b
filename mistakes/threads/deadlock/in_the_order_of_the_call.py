"""The locks are taken as the arguments come: two opposite calls wait for each other.

Killed by: test_opposite_transfers_both_finish
Says: deadlock
"""

import threading


class Account:
    """Some money, guarded by `lock`. No two accounts have the same `number`."""

    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    """Move `amount` from the account `source` to the account `target`.

    Raises ValueError, and moves nothing, when `source` has less than `amount`.
    """
    with source.lock:
        with target.lock:
            if source.balance < amount:
                raise ValueError(f"account {source.number} has less than {amount}")
            source.balance -= amount
            target.balance += amount


def total(first, second):
    """Return what two different accounts hold together at one moment."""
    with first.lock:
        with second.lock:
            return first.balance + second.balance
