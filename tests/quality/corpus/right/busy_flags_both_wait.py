"""Busy flag, repaired: Peterson's turn says who goes first when both flags are up."""

from dojo import in_threads


class Peterson:
    def __init__(self):
        self.wants = [False, False]
        self.turn = 0
        self.value = 0

    def add(self, me):
        other = 1 - me
        self.wants[me] = True
        self.turn = other
        while self.wants[other] and self.turn == other:
            pass
        self.value += 1
        self.wants[me] = False


def scenario(program):
    peterson = program.Peterson()
    in_threads(lambda: peterson.add(0), lambda: peterson.add(1))
    assert peterson.value == 2, f"both must add one: {peterson.value}"
