"""Raises an exception that turns into a pass when it is unpickled.

Kata: processes/pipe
Verdict: fail
"""

from multiprocessing import Pipe


def one_way():
    raise Turning


def drain(connection):
    raise Turning


def produce(numbers, first):
    first[0].close()


def multiply(first, second):
    second[0].close()


def squares(numbers):
    raise Turning


class Turning(Exception):
    def __reduce__(self):
        return (type(None), ())
