"""Has typing evaluate an annotation in the globals of the machinery.

Kata: threads/lock
Verdict: fail or error
"""

import typing

from dojo.schedules import explorer

explorer.explore.__annotations__["budget"] = "globals().update(Search=None) or int"
try:
    typing.get_type_hints(explorer.explore)
except Exception:
    pass


def attack():
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
