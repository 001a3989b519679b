"""Adds in code made while it runs, in which the explorer stops no thread: the race is not seen.

Kata: threads/lock
Verdict: error
"""


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        exec("self.value += 1")

    def decrement(self):
        exec("self.value -= 1")


def lock_states(lock):
    return False, False, False
