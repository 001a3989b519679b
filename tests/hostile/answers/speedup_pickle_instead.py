"""Raises an exception that turns into a pass when it is unpickled.

Kata: measuring/speedup
Verdict: fail
"""


class Turning(Exception):
    def __reduce__(self):
        return (type(None), ())


def attack():
    raise Turning


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
