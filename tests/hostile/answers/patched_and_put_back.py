"""Patches pytest in a call and puts it back from a thread.

Kata: threads/lock
Verdict: fail or error
"""

import threading
import time

from _pytest.runner import CallInfo

real = CallInfo.__dict__["from_call"]


def put_back():
    time.sleep(0.01)
    CallInfo.from_call = real


def attack():
    CallInfo.from_call = classmethod(
        lambda cls, func, when, reraise=None: real.__func__(cls, lambda: None, when, reraise)
    )
    threading.Thread(target=put_back, daemon=True).start()


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
