"""Queue shutdown: the sentinel is put before the last producer has put its items."""

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
        self.items.put(None)
        for producer in producers:
            producer.join()


def scenario(program):
    pipeline = program.Pipeline()
    in_threads(pipeline.run, pipeline.consume)
    assert sorted(pipeline.out) == [1, 2], f"both items must be consumed, not {pipeline.out}"
