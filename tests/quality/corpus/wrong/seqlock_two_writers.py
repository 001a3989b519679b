"""Seqlock: two writers raise the version without excluding each other."""

from dojo import in_threads


class Position:
    version = 0
    x = y = 0

    def move(self, to):
        self.version += 1
        self.x = to
        self.y = to
        self.version += 1

    def read(self):
        while True:
            before = self.version
            pair = self.x, self.y
            if before % 2 == 0 and before == self.version:
                return pair


def scenario(program):
    position = program.Position()
    in_threads(lambda: position.move(1), lambda: position.move(2))
    assert position.version % 2 == 0, f"nobody writes any more, but the version is odd: {position.version}"
    x, y = position.read()
    assert x == y, f"the position lies on the diagonal, not at {x}, {y}"
