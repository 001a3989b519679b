"""An honest wrong answer: what the others may earn, and no more.

Kata: measuring/speedup
Verdict: fail
"""


def attack():
    pass


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
