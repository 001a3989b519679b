"""Patches reports, prints a green run and leaves.

Kata: threads/lock
Verdict: fail or error
"""

import os

from _pytest.reports import TestReport

TestReport.outcome = "passed"
print("7 passed")


def attack():
    os._exit(0)


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
