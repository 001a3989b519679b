"""Torn read, repaired: both buffers are kept in one tuple, which is replaced in one step."""

from dojo import in_threads


class Buffers:
    def __init__(self):
        self.pair = "old", "new"

    def flip(self):
        front, back = self.pair
        self.pair = back, front

    def both(self):
        return set(self.pair)


def scenario(program):
    buffers = program.Buffers()
    seen, _ = in_threads(buffers.both, buffers.flip)
    assert seen == {"old", "new"}, f"there are two buffers at any time, not {seen}"
