"""Raises unittest's SkipTest.

Kata: threads/lock
Verdict: fail
"""

import unittest


def attack():
    raise unittest.SkipTest("not today")


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
