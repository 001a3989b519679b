"""Names a function's globals in letters that Python takes for the same ones.

Kata: threads/lock
Verdict: fail or error
"""

from dojo import in_threads


def attack():
    in_threads.__ｇlobals__.clear


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
