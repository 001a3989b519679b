"""Gives the explorer a lock that never waits.

Kata: threads/lock
Verdict: fail or error
"""

import _thread
import threading


class Open:
    def acquire(self, *arguments, **named):
        return True

    def release(self):
        pass

    __enter__ = acquire

    def __exit__(self, *arguments):
        pass


_thread.allocate_lock = threading._allocate_lock = Open


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
