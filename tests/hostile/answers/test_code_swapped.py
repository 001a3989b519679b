"""Gives the tests the code of a function that does nothing.

Kata: threads/lock
Verdict: fail or error
"""

import sys


def nothing(kata):
    pass


for name, module in list(sys.modules.items()):
    if name.endswith("test_lock"):
        for key, value in vars(module).items():
            if key.startswith("test_"):
                getattr(value, "__wrapped__", value).__code__ = nothing.__code__


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
