"""Presses Ctrl-C.

Kata: threads/lock
Verdict: fail
"""


def attack():
    raise KeyboardInterrupt


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
