"""Writes its own memory through /proc.

Kata: threads/lock
Verdict: fail or error
"""

try:
    with open("/proc/self/mem", "r+b", buffering=0) as file:
        file.seek(0)
except OSError:
    pass


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
