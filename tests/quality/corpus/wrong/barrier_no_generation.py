"""Barrier reuse: without generations a fast thread enters the next round before the slow one has left."""

import threading

from dojo import in_threads


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.waiting = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.waiting += 1
            if self.waiting == self.parties:
                self.waiting = 0
                self.changed.notify_all()
            else:
                while self.waiting != 0:
                    self.changed.wait()


def scenario(program):
    barrier = program.Barrier(2)

    def two_rounds():
        barrier.wait()
        barrier.wait()

    in_threads(two_rounds, two_rounds)
    assert barrier.waiting == 0, f"nobody may be left at the barrier, but {barrier.waiting} is"
