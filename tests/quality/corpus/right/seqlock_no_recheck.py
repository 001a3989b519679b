"""Seqlock, repaired: the reader reads again until the version stayed even and the same."""

from dojo import in_threads


class SeqLock:
    def __init__(self):
        self.version = 0
        self.left = self.right = 0

    def write(self, value):
        self.version += 1
        self.left = value
        self.right = value
        self.version += 1

    def read(self):
        while True:
            before = self.version
            pair = self.left, self.right
            if before % 2 == 0 and self.version == before:
                return pair


def scenario(program):
    lock = program.SeqLock()
    _, pair = in_threads(lambda: lock.write(1), lock.read)
    assert pair in ((0, 0), (1, 1)), f"both halves must come from one write, not {pair}"
