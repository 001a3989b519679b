"""Lost update, repaired: a cell of an array is incremented under a lock."""

import threading
from array import array

from dojo import in_threads


class Histogram:
    def __init__(self, bins):
        self.cells = array("l", [0] * bins)
        self.lock = threading.Lock()

    def count(self, number):
        with self.lock:
            self.cells[number % len(self.cells)] += 1


def scenario(program):
    histogram = program.Histogram(4)
    in_threads(lambda: histogram.count(1), lambda: histogram.count(5))
    assert list(histogram.cells) == [0, 2, 0, 0], f"two counts in the second cell, not {list(histogram.cells)}"
