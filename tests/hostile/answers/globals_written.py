"""Writes into the globals of a function of the explorer, past the module's own door, and puts it back.

Kata: threads/lock
Verdict: fail or error
"""

from dojo import in_threads

there = in_threads.__globals__
real = in_threads


def one_after_the_other(*calls, **named):
    return [call() for call in calls]


def attack():
    for name in [name for name, value in there.items() if callable(value) and "thread" in name]:
        there[name] = one_after_the_other


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
