"""Dining philosophers: the butler seats as many as there are forks, one too many."""

import threading

from dojo import in_threads


class Table:
    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]
        self.butler = threading.Semaphore(seats)
        self.meals = []

    def dine(self, seat):
        with self.butler:
            with self.forks[seat]:
                with self.forks[seat - 1]:
                    self.meals.append(seat)


def scenario(program):
    table = program.Table(2)
    in_threads(lambda: table.dine(0), lambda: table.dine(1))
    assert sorted(table.meals) == [0, 1], f"both must eat, not only {table.meals}"
