"""Missing setdefault, repaired: setdefault() finds or makes the list in one step."""

from dojo import in_threads


class Index:
    def __init__(self):
        self.groups = {}

    def add(self, word):
        self.groups.setdefault(word[0], []).append(word)


def scenario(program):
    index = program.Index()
    in_threads(lambda: index.add("ant"), lambda: index.add("ape"))
    words = sorted(index.groups["a"])
    assert words == ["ant", "ape"], f"both words must be in the group, not only {words}"
