"""One lock for all accounts: transfers that have nothing in common wait for each other.

Killed by: test_other_accounts_do_not_wait
Says: deadlock
"""

import threading

_lock = threading.Lock()


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
    with _lock:
        if source.balance < amount:
            raise ValueError(f"account {source.number} has less than {amount}")
        source.balance -= amount
        target.balance += amount


def total(first, second):
    """Return what two different accounts hold together at one moment."""
    with _lock:
        return first.balance + second.balance
