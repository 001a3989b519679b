"""Lost update, another way: one thread owns the counter, the others send it what to add."""

import queue

from dojo import in_threads


class Owner:
    def __init__(self):
        self.value = 0
        self.orders = queue.Queue()

    def serve(self, orders):
        for _ in range(orders):
            self.value += self.orders.get()


def scenario(program):
    owner = program.Owner()
    in_threads(lambda: owner.serve(2), lambda: owner.orders.put(1), lambda: owner.orders.put(2))
    assert owner.value == 3, f"1 + 2 must give 3, not {owner.value}"
