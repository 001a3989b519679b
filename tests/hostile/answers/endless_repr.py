"""Returns objects whose text has no end.

Kata: threads/lock
Verdict: fail or error
"""


class Endless(tuple):
    def __repr__(self):
        return "x" * 50_000_000

    __str__ = __repr__

    def __format__(self, how):
        return repr(self)


def attack():
    pass


def states(lock):
    return Endless((False, False, False))


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


lock_states = states
