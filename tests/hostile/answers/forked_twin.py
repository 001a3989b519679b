"""Forks in the middle of the test: two processes go on.

Kata: threads/lock
Verdict: fail or error
"""

import os


def attack():
    if os.fork() == 0:
        os._exit(0) if os.fork() else None


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
