"""Has processes run their function at once, in the parent.

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


import multiprocessing

multiprocessing.Process.start = multiprocessing.Process.run
multiprocessing.Process.join = lambda self, timeout=None: None
multiprocessing.Process.exitcode = property(lambda self: 0)
