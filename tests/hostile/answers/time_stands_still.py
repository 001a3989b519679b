"""Takes away the clock.

Kata: threads/lock
Verdict: fail or error
"""

import time

time.monotonic = time.time = time.perf_counter = lambda: 0.0
time.sleep = lambda seconds: None


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
