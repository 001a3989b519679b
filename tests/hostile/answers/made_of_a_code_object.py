"""Makes functions with the explorer's own globals, whose frames the explorer does not stop in.

Kata: threads/lock
Verdict: fail or error
"""

import types

from dojo.schedules import run


def up(self):
    self.value += 1


def down(self):
    self.value -= 1


class Counter:
    def __init__(self):
        self.value = 0

    increment = types.FunctionType(up.__code__, run.controlled_run.__globals__)
    decrement = types.FunctionType(down.__code__, run.controlled_run.__globals__)


def lock_states(lock):
    return False, False, False
