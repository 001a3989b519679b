"""Deadlock: nobody waits in a circle.

A transfer needs two accounts, each with a lock of its own. When one thread holds
the first and waits for the second while another thread holds the second and
waits for the first, both wait for ever. So it is here: repair it.

Goal: transfers and totals of any accounts in any order of calls come to an end
and see no half-made transfer; accounts that are not involved never wait.
Out of scope: giving up after a while (acquire with a timeout).
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
