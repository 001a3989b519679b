"""Condition, another way: its RLock is held twice while it waits, and wait() gives up both."""

import threading

from dojo import in_threads


class Box:
    def __init__(self):
        self.changed = threading.Condition(threading.RLock())
        self.item = None

    def put(self, item):
        with self.changed:
            self.item = item
            self.changed.notify()

    def _take(self):
        with self.changed:
            while self.item is None:
                self.changed.wait()
            return self.item

    def take(self):
        with self.changed:
            return self._take()


def scenario(program):
    box = program.Box()
    item, _ = in_threads(box.take, lambda: box.put("pen"))
    assert item == "pen", f"the pen must arrive, not {item!r}"
