"""Skips for want of a module.

Kata: threads/lock
Verdict: fail
"""

import pytest

pytest.importorskip("no_such_module_anywhere")


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
