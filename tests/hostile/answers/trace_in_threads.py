"""Traces every new thread.

Kata: threads/lock
Verdict: fail or error
"""

import threading

threading.settrace(lambda frame, event, argument: None)
threading.setprofile(lambda frame, event, argument: None)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
