"""Check then act: another thread empties the list between the test and the pop."""

from dojo import in_threads


class Stack:
    def __init__(self, items):
        self.items = list(items)

    def take(self):
        if self.items:
            return self.items.pop()
        return None


def scenario(program):
    stack = program.Stack(["only"])
    taken = in_threads(stack.take, stack.take)
    assert sorted(taken, key=str) == [None, "only"], f"one gets the item, the other nothing, not {taken}"
