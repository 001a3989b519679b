"""Casts an address to an object, which raises no audit event of its own.

Kata: threads/lock
Verdict: error
"""

import ctypes


def attack():
    ctypes.cast(id(attack), ctypes.py_object).value


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
