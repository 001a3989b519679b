"""Replaces what the spec runs threads with.

Kata: threads/lock
Verdict: fail or error
"""

import sys


def attack():
    for name, module in list(sys.modules.items()):
        if name.endswith("test_lock"):
            module.in_threads = lambda *functions: [function() for function in functions]


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
