"""Sets attributes of sealed modules by the type of modules, and puts them back.

Kata: threads/lock
Verdict: fail or error
"""

import sys
from types import ModuleType

run = sys.modules["dojo.schedules.controlled"]
real = run.controlled_run


def put_back():
    ModuleType.__setattr__(run, "controlled_run", real)


def attack():
    ModuleType.__setattr__(run, "controlled_run", lambda: None)
    Counter.value = property(
        lambda self: (put_back(), vars(self).get("n", 0))[1], lambda self, v: vars(self).update(n=v)
    )


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
