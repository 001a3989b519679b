"""Seqlock: the reader checks the version before it reads, but not after."""

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
        while self.version % 2:
            pass
        return self.left, self.right


def scenario(program):
    lock = program.SeqLock()
    _, pair = in_threads(lambda: lock.write(1), lock.read)
    assert pair in ((0, 0), (1, 1)), f"both halves must come from one write, not {pair}"
