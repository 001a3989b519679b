"""Semaphore used as a signal, repaired: after its turn each player gives the turn to the other."""

import threading

from dojo import in_threads


class Table:
    def __init__(self):
        self.turns = [threading.Semaphore(1), threading.Semaphore(0)]
        self.played = []

    def play(self, me, times):
        for _ in range(times):
            self.turns[me].acquire()
            self.played.append(me)
            self.turns[1 - me].release()


def scenario(program):
    table = program.Table()
    in_threads(lambda: table.play(0, 2), lambda: table.play(1, 2))
    assert table.played == [0, 1, 0, 1], f"the players take turns, not {table.played}"
