"""Traces the test and jumps over its assertions.

Kata: threads/lock
Verdict: fail or error
"""

import sys


def jump(frame, event, argument):
    if event == "line" and frame.f_code.co_name.startswith("test_"):
        try:
            frame.f_lineno += 1
        except ValueError:
            pass
    return jump


def attack():
    sys.settrace(jump)


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
