"""Dining philosophers, repaired: everybody takes the lower-numbered fork first."""

import threading

from dojo import in_threads

SEATS = 3
forks = [threading.Lock() for _ in range(SEATS)]
eaten = []


def dine(seat):
    first, second = sorted((seat, (seat + 1) % SEATS))
    with forks[first], forks[second]:
        eaten.append(seat)


def scenario(program):
    in_threads(lambda: program.dine(0), lambda: program.dine(1), lambda: program.dine(2))
    assert sorted(program.eaten) == [0, 1, 2], f"everybody must eat, not only {program.eaten}"
