"""Leaves a thread that never ends and is no daemon.

Kata: threads/lock
Verdict: fail or error
"""

import threading
import time


def stay():
    while True:
        time.sleep(0.05)


threading.Thread(target=stay).start()


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
