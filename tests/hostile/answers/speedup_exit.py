"""Ends its process with status 0 in a call.

Kata: measuring/speedup
Verdict: fail
"""

import os


def attack():
    os._exit(0)


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
