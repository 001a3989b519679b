"""Bounded buffer, repaired: a condition holds the lock from the test to the append."""

import threading

from dojo import in_threads


class Buffer:
    def __init__(self, room):
        self.room = room
        self.items = []
        self.fullest = 0
        self.changed = threading.Condition()

    def try_put(self, item):
        with self.changed:
            if len(self.items) >= self.room:
                return False
            self.items.append(item)
            self.fullest = max(self.fullest, len(self.items))
        return True


def scenario(program):
    buffer = program.Buffer(room=1)
    in_threads(lambda: buffer.try_put("a"), lambda: buffer.try_put("b"))
    assert buffer.fullest <= 1, f"there is room for 1 item, {buffer.fullest} were inside"
