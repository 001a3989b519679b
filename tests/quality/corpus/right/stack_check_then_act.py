"""Check then act, repaired: pop first and treat the empty list as the answer."""

from dojo import in_threads


class Stack:
    def __init__(self, items):
        self.items = list(items)

    def take(self):
        try:
            return self.items.pop()
        except IndexError:
            return None


def scenario(program):
    stack = program.Stack(["only"])
    taken = in_threads(stack.take, stack.take)
    assert sorted(taken, key=str) == [None, "only"], f"one gets the item, the other nothing, not {taken}"
