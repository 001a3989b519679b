"""Bounded buffer: the mutex is taken before the semaphore, so a full buffer locks out the consumer."""

import threading

from dojo import in_threads


class Buffer:
    def __init__(self, room):
        self.items = []
        self.mutex = threading.Lock()
        self.free = threading.Semaphore(room)
        self.used = threading.Semaphore(0)

    def put(self, item):
        with self.mutex:
            self.free.acquire()
            self.items.append(item)
        self.used.release()

    def get(self):
        self.used.acquire()
        with self.mutex:
            item = self.items.pop(0)
        self.free.release()
        return item


def scenario(program):
    buffer = program.Buffer(room=1)

    def produce():
        for item in (1, 2):
            buffer.put(item)

    def consume():
        return [buffer.get() for _ in range(2)]

    _, got = in_threads(produce, consume)
    assert got == [1, 2], f"the items must come in order, not {got}"
