"""Readers/writers: the last reader counts itself out under the mutex but opens the room after it."""

import threading

from dojo import in_threads


class Library:
    def __init__(self):
        self.mutex = threading.Lock()
        self.room = threading.Semaphore(1)
        self.readers = 0

    def enter(self):
        with self.mutex:
            self.readers += 1
        if self.readers == 1:
            self.room.acquire()

    def leave(self):
        with self.mutex:
            self.readers -= 1
            last = self.readers == 0
        if last:
            self.room.release()


def scenario(program):
    library = program.Library()
    page = {"left": 0, "right": 0}

    def read():
        library.enter()
        seen = page["left"], page["right"]
        library.leave()
        return seen

    def write():
        with library.room:
            page["left"] = 1
            page["right"] = 1

    one, other, _ = in_threads(read, read, write)
    assert one[0] == one[1] and other[0] == other[1], f"no reader sees half a write: {one}, {other}"
