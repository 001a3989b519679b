"""Lets threads switch once in twenty minutes.

Kata: threads/lock
Verdict: error
"""

import sys

sys.setswitchinterval(1000)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
