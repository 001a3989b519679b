"""The same, by the hand of the standard library.

Kata: threads/lock
Verdict: fail or error
"""

import sys
from unittest import mock


def nothing(kata):
    pass


for name, module in list(sys.modules.items()):
    if name.endswith("test_lock"):
        for key, value in vars(module).items():
            if key.startswith("test_"):
                mock.patch.object(getattr(value, "__wrapped__", value), "__code__", nothing.__code__).start()


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
