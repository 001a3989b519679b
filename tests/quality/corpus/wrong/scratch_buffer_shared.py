"""Shared scratch space: a buffer kept on the object mixes the data of two calls."""

from dojo import in_threads


class Formatter:
    def __init__(self):
        self.parts = []

    def format(self, *words):
        self.parts.clear()
        for word in words:
            self.parts.append(word)
        return "-".join(self.parts)


def scenario(program):
    formatter = program.Formatter()
    texts = in_threads(lambda: formatter.format("a", "b"), lambda: formatter.format("c"))
    assert texts == ["a-b", "c"], f"each call formats its own words, not {texts}"
