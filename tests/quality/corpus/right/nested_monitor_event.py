"""Nested monitor, repaired: a thread waits for the event before it takes the lock."""

import threading

from dojo import in_threads


class Door:
    def __init__(self):
        self.lock = threading.Lock()
        self.opened = threading.Event()
        self.through = []

    def enter(self, name):
        self.opened.wait()
        with self.lock:
            self.through.append(name)

    def open(self):
        with self.lock:
            self.opened.set()


def scenario(program):
    door = program.Door()
    in_threads(lambda: door.enter("ann"), door.open)
    assert door.through == ["ann"], f"ann gets through, not {door.through}"
