"""Torn read: a tuple assignment swaps two attributes in two steps, and a reader sees one twice."""

from dojo import in_threads


class Buffers:
    def __init__(self):
        self.front, self.back = "old", "new"

    def flip(self):
        self.front, self.back = self.back, self.front

    def both(self):
        return {self.front, self.back}


def scenario(program):
    buffers = program.Buffers()
    seen, _ = in_threads(buffers.both, buffers.flip)
    assert seen == {"old", "new"}, f"there are two buffers at any time, not {seen}"
