"""Compare and swap: two pushes onto a linked stack link to the same old head."""

from dojo import in_threads


class Stack:
    def __init__(self):
        self.head = None

    def push(self, value):
        self.head = (value, self.head)

    def values(self):
        values, node = [], self.head
        while node:
            value, node = node
            values.append(value)
        return values


def scenario(program):
    stack = program.Stack()
    in_threads(lambda: stack.push(1), lambda: stack.push(2))
    assert sorted(stack.values()) == [1, 2], f"both values must be there, not {stack.values()}"
