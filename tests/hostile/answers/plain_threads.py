"""Has the spec's threads run without the explorer.

Kata: threads/lock
Verdict: fail or error
"""

import sys

import dojo.schedules.run as run

for kind in [value for value in vars(run).values() if isinstance(value, type) and value.__module__ == run.__name__]:
    for name in [name for name in vars(kind) if "switch" in name or "pause" in name]:
        setattr(kind, name, lambda self, *arguments, **named: None)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
