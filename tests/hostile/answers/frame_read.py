"""Reads the test's frame and changes what it will see.

Kata: threads/lock
Verdict: error
"""

import sys


def attack():
    frame = sys._getframe(1)
    while frame is not None:
        if "counter" in frame.f_locals:
            frame.f_locals["counter"].value = 2
        frame = frame.f_back


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
