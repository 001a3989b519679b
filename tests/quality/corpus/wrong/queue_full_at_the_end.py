"""Queue shutdown: the consumer gives up on a bad item, and the producer blocks in put() for ever."""

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
            if item < 0:
                return
            self.taken.append(item)


def scenario(program):
    line = program.Line()
    in_threads(lambda: line.produce(1, -1, 2, None), line.consume)
    assert line.taken == [1], f"only what came before the bad item is taken, not {line.taken}"
