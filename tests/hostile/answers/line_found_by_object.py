"""Looks for the grader's functions in modules and their closures.

Kata: threads/lock
Verdict: fail or error
"""

import sys

SEEN = set()


def search(value, depth=0):
    if id(value) in SEEN or depth > 4:
        return
    SEEN.add(id(value))
    name = getattr(value, "__name__", "")
    if callable(value) and name in ("send", "tell"):
        value({"state": "passed", "message": "", "changed": [], "seconds": 0.1})
    for cell in getattr(value, "__closure__", None) or ():
        try:
            search(cell.cell_contents, depth + 1)
        except ValueError:
            pass


def attack():
    for module in list(sys.modules.values()):
        for value in list(vars(module).values()):
            search(value)


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
