"""Queue shutdown, repaired: after a bad item the consumer goes on emptying the queue to its end."""

import queue

from dojo import in_threads


class Line:
    def __init__(self):
        self.items = queue.Queue(maxsize=1)
        self.taken = []

    def produce(self, *items):
        for item in items:
            self.items.put(item)

    def consume(self):
        while (item := self.items.get()) is not None:
            spoilt = item < 0
            if spoilt:
                break
            self.taken.append(item)
        while item is not None:
            item = self.items.get()


def scenario(program):
    line = program.Line()
    in_threads(lambda: line.produce(1, -1, 2, None), line.consume)
    assert line.taken == [1], f"only what came before the bad item is taken, not {line.taken}"
