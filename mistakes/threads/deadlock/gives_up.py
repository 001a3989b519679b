"""Whoever does not get the second lock at once returns as if all were well.

Killed by: test_opposite_transfers_both_finish
Says: must leave
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
        if source.balance < amount:
            raise ValueError(f"account {source.number} has less than {amount}")
        if target.lock.acquire(blocking=False):
            source.balance -= amount
            target.balance += amount
            target.lock.release()


def total(first, second):
    """Return what two different accounts hold together at one moment."""
    with first.lock:
        with second.lock:
            return first.balance + second.balance
