"""Holds the GIL in C.

Kata: threads/lock
Verdict: fail
"""

import re


def attack():
    re.match(r"(a+)+$", "a" * 60 + "b")


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
