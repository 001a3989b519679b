"""Check then act: the number handed out is read in one step and advanced in the next."""

from dojo import in_threads


class Numbers:
    def __init__(self):
        self.free = 1

    def take(self):
        number = self.free
        self.free += 1
        return number


def scenario(program):
    numbers = program.Numbers()
    taken = in_threads(numbers.take, numbers.take, numbers.take)
    assert sorted(taken) == [1, 2, 3], f"every number must be handed out once, not {taken}"
