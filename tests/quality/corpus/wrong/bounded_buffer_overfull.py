"""Bounded buffer: the test for room and the append are two locked steps."""

import threading

from dojo import in_threads


class Buffer:
    def __init__(self, room):
        self.room = room
        self.items = []
        self.fullest = 0
        self.lock = threading.Lock()

    def _has_room(self):
        with self.lock:
            return len(self.items) < self.room

    def try_put(self, item):
        if not self._has_room():
            return False
        with self.lock:
            self.items.append(item)
            self.fullest = max(self.fullest, len(self.items))
        return True


def scenario(program):
    buffer = program.Buffer(room=1)
    in_threads(lambda: buffer.try_put("a"), lambda: buffer.try_put("b"))
    assert buffer.fullest <= 1, f"there is room for 1 item, {buffer.fullest} were inside"
