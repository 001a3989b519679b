"""Ends the process from a thread, some time later, with status 0.

Kata: threads/lock
Verdict: fail or error
"""

import _thread
import os
import time


def later():
    time.sleep(0.7)
    os._exit(0)


_thread.start_new_thread(later, ())


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
