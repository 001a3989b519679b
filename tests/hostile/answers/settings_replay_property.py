"""Has the explorer replay one schedule, as long as it begins; puts it back at the first call.

Kata: threads/lock
Verdict: fail or error
"""

from dojo.schedules.settings import settings

kind = type(settings)
kind.replay = property(lambda self: "-", lambda self, value: None)


def attack():
    kind.replay = None


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
