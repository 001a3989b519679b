"""Readers/writers, repaired: a writer waits until no reader and no writer is inside."""

import threading
from contextlib import contextmanager

from dojo import in_threads


class RWLock:
    def __init__(self):
        self.readers = 0
        self.writing = False
        self.changed = threading.Condition()

    @contextmanager
    def reading(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing)
            self.readers += 1
        yield
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    @contextmanager
    def alone(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and self.readers == 0)
            self.writing = True
        yield
        with self.changed:
            self.writing = False
            self.changed.notify_all()


def scenario(program):
    lock = program.RWLock()
    book = {"left": 0, "right": 0}

    def read():
        with lock.reading():
            return book["left"], book["right"]

    def write():
        with lock.alone():
            book["left"] += 1
            book["right"] += 1

    seen, _ = in_threads(read, write)
    assert seen in ((0, 0), (1, 1)), f"a reader must see a whole write or none, not {seen}"
