"""An honest wrong answer: what the others may earn, and no more.

Kata: processes/pipe
Verdict: fail
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
