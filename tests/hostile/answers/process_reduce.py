"""Hands back objects whose unpickling patches the parent.

Kata: processes/pipe
Verdict: fail or error
"""

import builtins


class Evil(list):
    def __reduce_ex__(self, protocol):
        return exec, ("import builtins; builtins.AssertionError = type('Quiet', (Exception,), {})",)


def attack():
    pass


from multiprocessing import Pipe


def one_way():
    return Pipe()


def drain(connection):
    attack()
    return Evil()


def produce(numbers, first):
    attack()
    first[0].send(Evil())
    first[0].close()


def multiply(first, second):
    attack()
    second[0].send(Evil())
    second[0].close()


def squares(numbers):
    attack()
    return Evil()
