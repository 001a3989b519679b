"""Switches the monitoring of its own code off.

Kata: threads/lock
Verdict: fail or error
"""

import sys


def attack():
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is not None:
        for tool in range(6):
            if monitoring.get_tool(tool):
                for function in (Counter.increment, Counter.decrement):
                    monitoring.set_local_events(tool, function.__code__, 0)


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
