"""Puts one lock around every thread.

Kata: threads/lock
Verdict: fail or error
"""

import _thread
import threading

BIG = _thread.RLock()
real = threading.Thread.run


def run(self):
    with BIG:
        real(self)


threading.Thread.run = run


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
