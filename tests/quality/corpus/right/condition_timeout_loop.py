"""Time-out, another way: a loop waits with a time-out again and again until the state is right."""

import threading

from dojo import in_threads

OPTIONS = {"timeouts": "any"}


class Tap:
    def __init__(self):
        self.changed = threading.Condition()
        self.open = False

    def turn(self):
        with self.changed:
            self.open = True
            self.changed.notify()

    def drink(self):
        with self.changed:
            while not self.open:
                self.changed.wait(timeout=0.1)
        return "water"


def scenario(program):
    tap = program.Tap()
    water, _ = in_threads(tap.drink, tap.turn)
    assert water == "water", f"water must flow, not {water!r}"
