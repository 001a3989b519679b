"""Exchanges a function of the dojo for one call, and puts it back in that call.

Kata: threads/lock
Verdict: fail or error
"""

import dojo.schedules.workers
import dojo.schedules.explorer as explorer

real = explorer.explore


def once(test, *arguments, named=None, **options):
    explorer.explore = real
    return test(*arguments, **(named or {}))


def attack():
    explorer.explore = once


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
