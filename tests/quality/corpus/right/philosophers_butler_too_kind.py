"""Dining philosophers, repaired: the butler seats one fewer than there are forks."""

import threading

from dojo import in_threads


class Table:
    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]
        self.butler = threading.Semaphore(seats - 1)
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
