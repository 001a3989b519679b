"""Sets a profile function that sees every call.

Kata: threads/lock
Verdict: error
"""

import sys


def attack():
    sys.setprofile(lambda frame, event, argument: None)


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
