"""Starts threads for ever.

Kata: threads/lock
Verdict: fail or error
"""

import _thread
import time


def attack():
    while True:
        _thread.start_new_thread(time.sleep, (60,))


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
