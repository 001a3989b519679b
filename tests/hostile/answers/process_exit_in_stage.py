"""Ends the test's own process with status 0 in a call.

Kata: processes/pipe
Verdict: fail or error
"""

from multiprocessing import Pipe


def one_way():
    os._exit(0)


def drain(connection):
    os._exit(0)


def produce(numbers, first):
    first[0].close()


def multiply(first, second):
    second[0].close()


def squares(numbers):
    os._exit(0)


import os
