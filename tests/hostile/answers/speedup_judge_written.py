"""Writes into the memory of the process that judges it.

Kata: measuring/speedup
Verdict: fail
"""

import os


def parents():
    pid = os.getppid()
    while pid > 1:
        yield pid
        with open(f"/proc/{pid}/stat") as file:
            pid = int(file.read().rpartition(")")[2].split()[1])


def attack():
    for pid in parents():
        try:
            with open(f"/proc/{pid}/mem", "r+b", buffering=0) as file:
                file.seek(0)
            os._exit(0)
        except OSError:
            pass
    raise RuntimeError("no way in")


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
