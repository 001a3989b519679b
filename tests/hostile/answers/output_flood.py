"""Prints for ever.

Kata: threads/lock
Verdict: fail
"""

import os


def attack():
    while True:
        os.write(1, b"x" * 65536)


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
