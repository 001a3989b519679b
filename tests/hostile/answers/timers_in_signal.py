"""Raises out of the test by a signal, in the middle of whatever judges.

Kata: threads/lock
Verdict: fail or error
"""

import signal


def stop(number, frame):
    raise SystemExit(0)


def attack():
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)


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
