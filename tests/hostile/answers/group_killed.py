"""Kills its process group.

Kata: threads/lock
Verdict: fail or error
"""

import os
import signal


def attack():
    try:
        os.killpg(0, signal.SIGKILL)
    except PermissionError:
        pass


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
