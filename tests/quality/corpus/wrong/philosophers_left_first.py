"""Dining philosophers: everybody takes the left fork first and waits for the right one."""

import threading

from dojo import in_threads

SEATS = 3
forks = [threading.Lock() for _ in range(SEATS)]
eaten = []


def dine(seat):
    left, right = forks[seat], forks[(seat + 1) % SEATS]
    with left, right:
        eaten.append(seat)


def scenario(program):
    in_threads(lambda: program.dine(0), lambda: program.dine(1), lambda: program.dine(2))
    assert sorted(program.eaten) == [0, 1, 2], f"everybody must eat, not only {program.eaten}"
