"""Makes every draw the same.

Kata: threads/lock
Verdict: fail or error
"""

import random

random.Random.random = lambda self: 0.0
random.Random.randrange = lambda self, *arguments: 0
random.seed(0)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
