"""Time-out ignored, repaired: the answer of wait_for() decides what is returned."""

import threading

from dojo import in_threads

OPTIONS = {"timeouts": "any"}


class Inbox:
    def __init__(self):
        self.items = []
        self.filled = threading.Condition()

    def put(self, item):
        with self.filled:
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.filled:
            if not self.filled.wait_for(lambda: self.items, timeout=1):
                return "nothing"
            return self.items.pop()


def scenario(program):
    inbox = program.Inbox()
    got, _ = in_threads(inbox.get, lambda: inbox.put("x"))
    assert got in ("x", "nothing"), f"unexpected item: {got!r}"
