"""Semaphore count off by one: a hand-made count compares with `>` where `>=` is meant."""

from threading import Condition

from dojo import in_threads


class Parking:
    def __init__(self, places):
        self.places = places
        self.parked = 0
        self.fullest = 0
        self.left = Condition()

    def enter(self):
        with self.left:
            while self.parked > self.places:
                self.left.wait()
            self.parked += 1
            self.fullest = max(self.fullest, self.parked)

    def leave(self):
        with self.left:
            self.parked -= 1
            self.left.notify()


def scenario(program):
    lot = program.Parking(1)

    def park():
        lot.enter()
        lot.leave()

    in_threads(park, park, park)
    assert lot.fullest == 1, f"one place holds one car, not {lot.fullest}"
