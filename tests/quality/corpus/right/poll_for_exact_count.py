"""Busy wait, repaired: a loop polls until at least one is inside, which stays true."""

import threading
import time

from dojo import in_threads


class Room:
    def __init__(self):
        self.inside = 0
        self.lock = threading.Lock()

    def change(self, by):
        with self.lock:
            self.inside += by

    def await_first(self):
        while self.inside < 1:
            time.sleep(0)


def scenario(program):
    room = program.Room()

    def guests():
        room.change(+1)
        room.change(+1)

    in_threads(room.await_first, guests)
    assert room.inside == 2, f"two guests came, not {room.inside}"
