"""Closes every descriptor, so that nothing bad can be told.

Kata: threads/lock
Verdict: fail or error
"""

import os


def attack():
    os.closerange(3, 512)


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
