"""Finds the run in the lock that it is given and has it record no failure.

Kata: threads/lock
Verdict: fail or error
"""

import threading


def attack():
    run = getattr(threading.Lock(), "_run", None)
    if run is not None:
        run._record = lambda failure: False


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
