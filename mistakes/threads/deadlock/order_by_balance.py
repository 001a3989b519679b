"""The order changes with every transfer, so it is no order.

Killed by: test_opposite_transfers_both_finish
Says: deadlock
"""

import threading
from contextlib import ExitStack, contextmanager


class Account:
    """Some money, guarded by `lock`. No two accounts have the same `number`."""

    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


@contextmanager
def _locked(*accounts):
    """Hold the locks of `accounts`, each once, taken in the order of their numbers."""
    with ExitStack() as locks:
        for account in sorted(dict.fromkeys(accounts), key=lambda account: account.balance):
            locks.enter_context(account.lock)
        yield


def transfer(source, target, amount):
    """Move `amount` from the account `source` to the account `target`.

    Raises ValueError, and moves nothing, when `source` has less than `amount`.
    """
    with _locked(source, target):
        if source.balance < amount:
            raise ValueError(f"account {source.number} has less than {amount}")
        source.balance -= amount
        target.balance += amount


def total(first, second):
    """Return what two different accounts hold together at one moment."""
    with _locked(first, second):
        return first.balance + second.balance
