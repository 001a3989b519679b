"""Barrier reuse, repaired: the total is reset behind a second wait."""

import threading

from dojo import in_threads


class Rounds:
    def __init__(self, parties):
        self.barrier = threading.Barrier(parties)
        self.lock = threading.Lock()
        self.total = 0

    def play(self, number):
        with self.lock:
            self.total += number
        first = self.barrier.wait() == 0
        seen = self.total
        self.barrier.wait()
        if first:
            self.total = 0
        return seen


def scenario(program):
    rounds = program.Rounds(2)
    seen = in_threads(lambda: rounds.play(1), lambda: rounds.play(2))
    assert seen == [3, 3], f"both read the total of 3, not {seen}"
