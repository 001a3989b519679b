"""Dining philosophers: both neighbours are looked at outside the lock under which one begins to eat."""

import threading

from dojo import in_threads


class Table:
    def __init__(self, seats):
        self.eating = [False] * seats
        self.changed = threading.Condition()
        self.clash = False

    def _free(self, seat):
        return not (self.eating[seat - 1] or self.eating[(seat + 1) % len(self.eating)])

    def dine(self, seat):
        while not self._free(seat):
            with self.changed:
                self.changed.wait_for(lambda: self._free(seat))
        with self.changed:
            self.clash = self.clash or not self._free(seat)
            self.eating[seat] = True
        with self.changed:
            self.eating[seat] = False
            self.changed.notify_all()


def scenario(program):
    table = program.Table(3)
    in_threads(lambda: table.dine(0), lambda: table.dine(1), lambda: table.dine(2))
    assert not table.clash, "two neighbours must not eat at the same time"
