"""If for while, repaired: a woken consumer looks again before it takes."""

import threading

from dojo import in_threads


class Mailbox:
    def __init__(self):
        self.items = []
        self.filled = threading.Condition()

    def put(self, item):
        with self.filled:
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.filled:
            while not self.items:
                self.filled.wait()
            return self.items.pop(0)


def scenario(program):
    box = program.Mailbox()

    def produce():
        box.put("a")
        box.put("b")

    _, *got = in_threads(produce, box.get, box.get)
    assert sorted(got) == ["a", "b"], f"each item must be taken once, not {got}"
