"""Lost update, repaired: the plain functions share a lock next to the list."""

import threading as th

from dojo import in_threads


def bump(cells, index, lock):
    with lock:
        cells[index] += 1


def scenario(program):
    cells = [0, 0]
    lock = th.Lock()
    in_threads(*[lambda: program.bump(cells, 1, lock)] * 3)
    assert cells == [0, 3], f"three bumps must give [0, 3], not {cells}"
