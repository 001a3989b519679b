"""Makes 1 and 2 the same number.

Kata: threads/lock
Verdict: fail or error
"""

import ctypes

ctypes.memmove(id(1) + 24, id(2) + 24, 4)
ctypes.pythonapi.PyErr_Clear()


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
