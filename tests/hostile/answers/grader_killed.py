"""Kills its parent.

Kata: threads/lock
Verdict: fail or error
"""

import os
import signal

try:
    os.kill(os.getppid(), signal.SIGKILL)
except PermissionError:
    pass


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
