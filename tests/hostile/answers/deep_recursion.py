"""Overflows the C stack.

Kata: threads/lock
Verdict: fail or error
"""

import sys

sys.setrecursionlimit(10**9)


def attack():
    value = []
    for _ in range(10**6):
        value = [value]
    return repr(value) + str(attack())


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
