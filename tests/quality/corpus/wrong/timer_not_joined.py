"""Timers: sleeping longer than the timer's interval takes the place of waiting for the timer."""

import threading
import time


def wake_up_call():
    calls = []
    timer = threading.Timer(0.01, calls.append, args=["good morning"])
    timer.start()
    time.sleep(0.02)
    return calls


def scenario(program):
    calls = program.wake_up_call()
    assert calls == ["good morning"], f"the guest must be woken once, not {calls}"
