"""If for while, repaired: the writer looks again whether there are readers."""

import threading

from dojo import in_threads


class ReadWrite:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def start_read(self):
        with self.changed:
            self.readers += 1

    def end_read(self):
        with self.changed:
            self.readers -= 1
            if not self.readers:
                self.changed.notify_all()

    def start_write(self):
        self.changed.acquire()
        while self.readers:
            self.changed.wait()

    def end_write(self):
        self.changed.release()


def scenario(program):
    lock = program.ReadWrite()
    data = [0, 0]

    def read():
        lock.start_read()
        left = data[0]
        right = data[1]
        lock.end_read()
        assert left == right, f"half of a write was read: {left}, {right}"

    def write():
        lock.start_write()
        data[0] = 1
        data[1] = 1
        lock.end_write()

    in_threads(read, read, write)
