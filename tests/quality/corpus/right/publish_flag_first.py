"""Publish before initialised, repaired: the flag is raised last."""

from dojo import in_threads


class Box:
    def __init__(self):
        self.ready = False
        self.data = None

    def fill(self):
        self.data = "parcel"
        self.ready = True

    def peek(self):
        if self.ready:
            return self.data
        return "not yet"


def scenario(program):
    box = program.Box()
    _, seen = in_threads(box.fill, box.peek)
    assert seen in ("parcel", "not yet"), f"a box that is ready must be full, not {seen}"
