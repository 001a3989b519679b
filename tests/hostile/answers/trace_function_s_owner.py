"""Asks the trace function whose it is, and empties that one's tables.

Kata: threads/lock
Verdict: fail or error
"""

import sys


def attack():
    owner = getattr(sys.gettrace(), "__self__", None)
    for value in list(vars(owner).values()) if owner is not None else ():
        if isinstance(value, dict):
            value.clear()


class Counter:
    def __init__(self):
        self.value = 0
        attack()

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    attack()
    return False, False, False
