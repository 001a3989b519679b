"""Opens files until no more can be.

Kata: threads/lock
Verdict: fail or error
"""

import os

KEPT = []


def attack():
    while True:
        KEPT.append(os.open(os.devnull, os.O_RDONLY))


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
