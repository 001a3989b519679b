"""The early way out forgets the locks.

Killed by: test_a_refused_transfer_leaves_everything_as_it_was
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
    locks = [account.lock for account in sorted({source, target}, key=lambda account: account.number)]
    for lock in locks:
        lock.acquire()
    if source.balance < amount:
        raise ValueError(f"account {source.number} has less than {amount}")
    source.balance -= amount
    target.balance += amount
    for lock in locks:
        lock.release()


def total(first, second):
    """Return what two different accounts hold together at one moment."""
    low, high = sorted((first, second), key=lambda account: account.number)
    with low.lock, high.lock:
        return first.balance + second.balance
