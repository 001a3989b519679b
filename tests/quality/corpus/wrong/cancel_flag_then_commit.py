"""Cancelled work: the flag is checked, the work is cancelled, and the commit happens all the same."""

import threading

from dojo import in_threads


class Order:
    def __init__(self):
        self.cancelled = False
        self.shipped = False
        self.lock = threading.Lock()

    def cancel(self):
        with self.lock:
            if self.shipped:
                return False
            self.cancelled = True
            return True

    def ship(self):
        if self.cancelled:
            return False
        with self.lock:
            self.shipped = True
        return True


def scenario(program):
    order = program.Order()
    cancelled, shipped = in_threads(order.cancel, order.ship)
    assert cancelled != shipped, f"an order is cancelled or shipped: {cancelled=}, {shipped=}"
