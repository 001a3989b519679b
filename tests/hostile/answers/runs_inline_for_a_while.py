"""Exchanges how controlled threads begin while the test runs, and puts it back with the last call.

Kata: threads/lock
Verdict: fail or error
"""

import dojo.schedules.run as run

there = getattr(run.controlled_run, "__glo" + "bals__")
real = there["controlled_run"]


def attack():
    there["controlled_run"] = lambda: None


class Counter:
    def __init__(self):
        self.value = 0
        self.calls = 0
        attack()

    def increment(self):
        self.value += 1
        self.calls += 1
        if self.calls == 2:
            there["controlled_run"] = real

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
