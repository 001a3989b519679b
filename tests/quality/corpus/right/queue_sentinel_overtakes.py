"""Queue shutdown, repaired: the sentinel is put after all producers have been joined."""

import queue
import threading

from dojo import in_threads


class Pipeline:
    def __init__(self):
        self.items = queue.Queue()
        self.out = []

    def consume(self):
        for item in iter(self.items.get, None):
            self.out.append(item)

    def run(self):
        producers = [threading.Thread(target=self.items.put, args=(n,)) for n in (1, 2)]
        for producer in producers:
            producer.start()
        for producer in producers:
            producer.join()
        self.items.put(None)


def scenario(program):
    pipeline = program.Pipeline()
    in_threads(pipeline.run, pipeline.consume)
    assert sorted(pipeline.out) == [1, 2], f"both items must be consumed, not {pipeline.out}"
