"""Nested monitor: a thread waits for an event while it holds the lock that the other one needs to set it."""

import threading

from dojo import in_threads


class Door:
    def __init__(self):
        self.lock = threading.Lock()
        self.opened = threading.Event()
        self.through = []

    def enter(self, name):
        with self.lock:
            self.opened.wait()
            self.through.append(name)

    def open(self):
        with self.lock:
            self.opened.set()


def scenario(program):
    door = program.Door()
    in_threads(lambda: door.enter("ann"), door.open)
    assert door.through == ["ann"], f"ann gets through, not {door.through}"
