"""Publish before initialised: the flag is raised before the data is written."""

from dojo import in_threads


class Box:
    def __init__(self):
        self.ready = False
        self.data = None

    def fill(self):
        self.ready = True
        self.data = "parcel"

    def peek(self):
        if self.ready:
            return self.data
        return "not yet"


def scenario(program):
    box = program.Box()
    _, seen = in_threads(box.fill, box.peek)
    assert seen in ("parcel", "not yet"), f"a box that is ready must be full, not {seen}"
