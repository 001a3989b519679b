"""An honest wrong answer: what the others may earn, and no more.

Kata: threads/lock
Verdict: fail
"""


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
