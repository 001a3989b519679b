"""Sets the recursion limit so low that whoever compares runs into it.

Kata: threads/lock
Verdict: fail or error
"""

import sys


def attack():
    sys.setrecursionlimit(60)


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
