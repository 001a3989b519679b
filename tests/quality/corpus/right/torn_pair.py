"""Torn read, repaired: the pair is one tuple, replaced in one step."""

from dojo import in_threads


class Position:
    def __init__(self):
        self.xy = (0, 0)

    def move(self, x, y):
        self.xy = (x, y)

    def get(self):
        return self.xy


def scenario(program):
    position = program.Position()
    _, seen = in_threads(lambda: position.move(3, 4), position.get)
    assert seen in ((0, 0), (3, 4)), f"nobody was ever at {seen}"
