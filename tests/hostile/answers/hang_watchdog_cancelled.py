"""Cancels the watchdog, ignores signals and sleeps.

Kata: threads/lock
Verdict: fail
"""

import faulthandler
import signal
import time

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
faulthandler.cancel_dump_traceback_later()
while True:
    time.sleep(1000)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
