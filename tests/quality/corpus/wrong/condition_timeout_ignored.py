"""Time-out ignored: Condition.wait() with a time-out returns, and nobody asks why."""

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
            if not self.items:
                self.filled.wait(timeout=1)
            return self.items.pop()


def scenario(program):
    inbox = program.Inbox()
    got, _ = in_threads(inbox.get, lambda: inbox.put("x"))
    assert got in ("x", "nothing"), f"unexpected item: {got!r}"
