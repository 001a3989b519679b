"""Writes into a function's globals, whose name it puts together while it runs.

Kata: threads/lock
Verdict: fail or error
"""

import dojo.schedules.explorer as explorer


def attack():
    there = getattr(explorer.explore, "__glo" + "bals__")
    kept = dict(there)
    for name, value in kept.items():
        if type(value) is int:
            there[name] = 1
    there.update(kept)


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
