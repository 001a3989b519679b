"""Lost update: workers count down to an event without a lock, and nobody ever sees the zero."""

import threading

from dojo import in_threads


class Latch:
    def __init__(self, count):
        self.left = count
        self.open = threading.Event()

    def count_down(self):
        self.left -= 1
        if self.left == 0:
            self.open.set()


def scenario(program):
    latch = program.Latch(2)
    in_threads(latch.count_down, latch.count_down, latch.open.wait)
    assert latch.left == 0, f"two of two have counted down, yet {latch.left} are left"
