"""Lays a file over every descriptor that it finds in /proc/self/fd.

Kata: threads/lock
Verdict: fail or error
"""

import os


def attack():
    null = os.open("/dev/null", os.O_RDWR)
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2 and int(name) != null:
            try:
                os.dup2(null, int(name))
            except OSError:
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
