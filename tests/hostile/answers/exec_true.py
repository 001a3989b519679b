"""Becomes another program that ends with status 0.

Kata: threads/lock
Verdict: fail
"""

import os


def attack():
    os.execv("/bin/true", ["true"])


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
