"""Polling: a loop looks at a flag and sleeps in between, however long it takes."""

import time

from dojo import in_threads


class Oven:
    def __init__(self):
        self.warm = False

    def heat(self):
        self.warm = True

    def bake(self):
        while not self.warm:
            time.sleep(0.1)
        return "bread"


def scenario(program):
    oven = program.Oven()
    bread, _ = in_threads(oven.bake, oven.heat)
    assert bread == "bread", f"bread must be baked, not {bread!r}"
