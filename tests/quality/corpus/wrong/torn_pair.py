"""Torn read: two attributes that belong together are read while they change."""

from dojo import in_threads


class Position:
    def __init__(self):
        self.x = 0
        self.y = 0

    def move(self, x, y):
        self.x = x
        self.y = y

    def get(self):
        return self.x, self.y


def scenario(program):
    position = program.Position()
    _, seen = in_threads(lambda: position.move(3, 4), position.get)
    assert seen in ((0, 0), (3, 4)), f"nobody was ever at {seen}"
