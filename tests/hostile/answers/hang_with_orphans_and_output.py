"""Leaves processes, floods the output and hangs.

Kata: threads/lock
Verdict: fail or error
"""

import os
import time


def attack():
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            while True:
                time.sleep(1)
    os.write(1, b"x" * 100_000)
    while True:
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
