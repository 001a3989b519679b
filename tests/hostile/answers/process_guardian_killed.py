"""Kills the guardian of the test's processes.

Kata: processes/pipe
Verdict: fail or error
"""

from multiprocessing import Pipe


def one_way():
    return Pipe()


def drain(connection):
    return []


def produce(numbers, first):
    first[0].close()


def multiply(first, second):
    second[0].close()


def squares(numbers):
    return []


import os
import signal

os.kill(os.getppid(), signal.SIGKILL)
