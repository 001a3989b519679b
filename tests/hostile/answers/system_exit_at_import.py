"""Raises SystemExit(0) while it is imported.

Kata: threads/lock
Verdict: fail
"""

import sys

sys.exit(0)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
