"""Gets at frames by way of traceback.walk_stack.

Kata: threads/lock
Verdict: error
"""

import traceback


def attack():
    return [frame.f_locals for frame, _ in traceback.walk_stack(None)]


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
