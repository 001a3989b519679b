"""Compare and swap, repaired: the comparison and the swap hold one lock."""

import threading

from dojo import in_threads


class Cell:
    def __init__(self, value):
        self.value = value
        self.lock = threading.Lock()

    def swap_if(self, old, new):
        with self.lock:
            if self.value != old:
                return False
            self.value = new
            return True

    def add(self, amount):
        while True:
            old = self.value
            if self.swap_if(old, old + amount):
                return


def scenario(program):
    cell = program.Cell(0)
    in_threads(lambda: cell.add(1), lambda: cell.add(2))
    assert cell.value == 3, f"1 + 2 must give 3, not {cell.value}"
