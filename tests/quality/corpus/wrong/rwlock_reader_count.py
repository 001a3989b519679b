"""Readers/writers: the number of readers is counted without the mutex that should guard it."""

import threading

from dojo import in_threads


class ReadersWriter:
    def __init__(self):
        self.readers = 0
        self.room = threading.Semaphore(1)

    def start_read(self):
        self.readers += 1
        if self.readers == 1:
            self.room.acquire()

    def stop_read(self):
        self.readers -= 1
        if self.readers == 0:
            self.room.release()


def scenario(program):
    lock = program.ReadersWriter()
    pair = [0, 0]
    seen = []

    def read():
        lock.start_read()
        seen.append((pair[0], pair[1]))
        lock.stop_read()

    def write():
        with lock.room:
            pair[0] = 1
            pair[1] = 1

    in_threads(read, read, write)
    torn = [values for values in seen if values[0] != values[1]]
    assert not torn, f"no reader may see half a write: {torn}"
