"""Has another kata of the submission import what it may not: here it is only asked whether it stands alone.

Kata: threads/lock
Verdict: fail or error
"""

import importlib


def attack():
    importlib.import_module("dojo.schedules.explorer").explore = lambda *arguments, **named: None


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
