"""Semaphore used as a lock: after its turn each player gives the turn back to itself."""

import threading

from dojo import in_threads


class Table:
    def __init__(self):
        self.turns = [threading.Semaphore(1), threading.Semaphore(0)]
        self.played = []

    def play(self, me, times):
        for _ in range(times):
            with self.turns[me]:
                self.played.append(me)
            if me == 0:
                self.turns[1].release()


def scenario(program):
    table = program.Table()
    in_threads(lambda: table.play(0, 2), lambda: table.play(1, 2))
    assert table.played == [0, 1, 0, 1], f"the players take turns, not {table.played}"
