"""Barrier reuse, repaired: each round has its own generation number."""

import threading

from dojo import in_threads


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.waiting = 0
        self.generation = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.waiting += 1
            if self.waiting == self.parties:
                self.waiting = 0
                self.generation += 1
                self.changed.notify_all()
            else:
                mine = self.generation
                while self.generation == mine:
                    self.changed.wait()


def scenario(program):
    barrier = program.Barrier(2)

    def two_rounds():
        barrier.wait()
        barrier.wait()

    in_threads(two_rounds, two_rounds)
    assert barrier.waiting == 0, f"nobody may be left at the barrier, but {barrier.waiting} is"
