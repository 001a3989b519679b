"""Kills the process that judges it.

Kata: measuring/speedup
Verdict: fail
"""

import os
import signal


def attack():
    for _ in range(2):
        os.kill(os.getppid(), signal.SIGKILL)


def speedup(serial, parallel):
    attack()
    return 1.0


def efficiency(serial, parallel, workers):
    attack()
    return 1.0


def amdahl(share, workers):
    attack()
    return 1.0


def gustafson(share, workers):
    attack()
    return 1.0


def serial_share(gained, workers):
    attack()
    return 1.0
