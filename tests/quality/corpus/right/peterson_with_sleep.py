"""Busy flag, another way: Peterson's algorithm polls with sleep(0), three times in a row."""

import time

from dojo import in_threads


class Peterson:
    def __init__(self):
        self.wants, self.turn, self.inside, self.most = [False, False], 0, 0, 0

    def visit(self, me):
        other = 1 - me
        self.wants[me] = True
        self.turn = other
        while self.wants[other] and self.turn == other:
            time.sleep(0)
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.inside -= 1
        self.wants[me] = False


def scenario(program):
    lock = program.Peterson()
    in_threads(lambda: [lock.visit(0), lock.visit(0)], lambda: lock.visit(1))
    assert lock.most == 1, f"one at a time, not {lock.most}"
