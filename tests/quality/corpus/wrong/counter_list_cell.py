"""Lost update: the cell of a list, handed to plain functions, is incremented without a lock."""

from dojo import in_threads


def bump(cells, index):
    cells[index] += 1


def scenario(program):
    cells = [0, 0]
    in_threads(*[lambda: program.bump(cells, 1)] * 3)
    assert cells == [0, 3], f"three bumps must give [0, 3], not {cells}"
