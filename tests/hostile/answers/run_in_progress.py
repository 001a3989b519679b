"""Asks the explorer for the run in progress and has it record no failure.

Kata: threads/lock
Verdict: fail or error
"""

from dojo.schedules.run import active_run


def attack():
    run = active_run()
    if run is not None:
        run._record = lambda failure: False


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
