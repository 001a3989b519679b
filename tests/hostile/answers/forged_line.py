"""Writes passes to every descriptor that is open.

Kata: threads/lock
Verdict: fail or error
"""

import json
import os


def attack():
    for number in range(3, 64):
        for text in ({"state": "passed", "message": "", "changed": [], "seconds": 0.1}, {"bye": True, "changed": []}):
            try:
                os.write(number, b"0" * 48 + b"\n" + json.dumps(text).encode())
            except OSError:
                pass


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
