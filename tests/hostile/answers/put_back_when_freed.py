"""Patches the outcome while its object lives: by then the test is over.

Kata: threads/lock
Verdict: fail or error
"""

import sys
from types import ModuleType

import weakref

run = sys.modules["dojo.schedules.run"]
Run = run.Run
real = Run._record


def attack():
    if Run._record is not real:
        return
    Run._record = lambda self, failure: False


def put_back():
    Run._record = real


class Kept:
    pass


def keep(counter):
    attack()
    weakref.finalize(counter, put_back)


class Counter:
    def __init__(self):
        self.value = 0
        keep(self)

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    attack()
    return False, False, False
