"""Puts /dev/null in place of every descriptor.

Kata: threads/lock
Verdict: fail or error
"""

import os


def attack():
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3, 64):
        if number != nothing:
            os.dup2(nothing, number)


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
