"""Adds in code that a profiler compiles, in which the explorer stops no thread: the race is not seen.

Kata: threads/lock
Verdict: error
"""

import cProfile


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        cProfile.runctx("self.value += 1", {}, {"self": self})

    def decrement(self):
        cProfile.runctx("self.value -= 1", {}, {"self": self})


def lock_states(lock):
    return False, False, False
