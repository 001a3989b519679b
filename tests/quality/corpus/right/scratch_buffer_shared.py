"""Shared scratch space, repaired: threading.local gives each thread its own buffer."""

import threading

from dojo import in_threads


class Formatter:
    def __init__(self):
        self.local = threading.local()

    def format(self, *words):
        self.local.parts = []
        for word in words:
            self.local.parts.append(word)
        return "-".join(self.local.parts)


def scenario(program):
    formatter = program.Formatter()
    texts = in_threads(lambda: formatter.format("a", "b"), lambda: formatter.format("c"))
    assert texts == ["a-b", "c"], f"each call formats its own words, not {texts}"
