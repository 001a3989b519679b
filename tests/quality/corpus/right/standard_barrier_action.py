"""Barrier, another way: the barrier's action sums what the parties brought, once per round."""

import threading

from dojo import in_threads

brought, sums = [], []
barrier = threading.Barrier(3, action=lambda: sums.append(sum(brought)))


def bring(amount):
    brought.append(amount)
    barrier.wait()
    return sums[0]


def scenario(program):
    seen = in_threads(lambda: program.bring(1), lambda: program.bring(2), lambda: program.bring(4))
    assert seen == [7, 7, 7], f"everybody must see the sum 7, not {seen}"
