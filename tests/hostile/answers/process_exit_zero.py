"""Ends the process of the test's body by every way with status 0.

Kata: processes/pipe
Verdict: fail or error
"""

import os
import sys


def attack():
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-c", "pass"])


from multiprocessing import Pipe


def one_way():
    return Pipe()


def drain(connection):
    attack()
    return []


def produce(numbers, first):
    attack()
    first[0].close()


def multiply(first, second):
    attack()
    second[0].close()


def squares(numbers):
    attack()
    return []
