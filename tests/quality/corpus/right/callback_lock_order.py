"""Lock order, repaired: the call to the other object happens after the own lock is free."""

import threading

from dojo import in_threads


class Door:
    def __init__(self):
        self.lock = threading.Lock()
        self.alarm = None
        self.opened = 0

    def open(self):
        with self.lock:
            self.opened += 1
        self.alarm.ring()

    def count(self):
        with self.lock:
            return self.opened


class Alarm:
    def __init__(self, door):
        self.lock = threading.Lock()
        self.door = door
        self.rings = 0

    def ring(self):
        with self.lock:
            self.rings += 1

    def report(self):
        opened = self.door.count()
        with self.lock:
            return opened, self.rings


def scenario(program):
    door = program.Door()
    door.alarm = program.Alarm(door)
    in_threads(door.open, door.alarm.report)
    assert door.alarm.report() == (1, 1), f"one opening rings once: {door.alarm.report()}"
