"""Makes the schedule search run one schedule.

Kata: threads/lock
Verdict: fail or error
"""

import sys

import dojo.schedules.decorator

dojo.schedules.decorator.explore = lambda test, *args, named=None, **options: test(*args, **(named or {}))


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
