"""Leaves a process that ignores signals and keeps the output open.

Kata: threads/lock
Verdict: fail or error
"""

import subprocess
import sys

subprocess.Popen(
    [sys.executable, "-c", "import signal, time\nfor n in (1, 2, 15): signal.signal(n, 1)\ntime.sleep(600)"],
    start_new_session=True,
    env={},
)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
