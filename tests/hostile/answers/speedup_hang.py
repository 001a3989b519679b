"""Never returns.

Kata: measuring/speedup
Verdict: fail
"""


def attack():
    while True:
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
