"""Timers, repaired: the timer is joined before its value is read."""

import threading


def wake_up_call():
    calls = []
    timer = threading.Timer(0.01, calls.append, args=["good morning"])
    timer.start()
    timer.join()
    return calls


def scenario(program):
    calls = program.wake_up_call()
    assert calls == ["good morning"], f"the guest must be woken once, not {calls}"
