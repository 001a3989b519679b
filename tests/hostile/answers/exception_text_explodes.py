"""Raises an exception whose text raises, hangs or nests a thousand deep.

Kata: threads/lock
Verdict: fail or error
"""


class Odd(Exception):
    def __str__(self):
        raise Odd

    __repr__ = __str__

    @property
    def __class__(self):
        raise KeyboardInterrupt


def attack():
    error = Odd()
    for _ in range(3000):
        outer = Odd()
        outer.__cause__ = error
        error = outer
    raise error


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
