"""Has a helper of the standard library read the frames.

Kata: threads/lock
Verdict: error
"""

import sys


def attack():
    frames = sys._current_frames()
    return [frame.f_back for frame in frames.values()]


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
