"""Ends the test's own process with status 0.

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

os._exit(0)
