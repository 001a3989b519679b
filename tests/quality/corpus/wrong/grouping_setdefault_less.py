"""Missing setdefault: two threads find no list for the key, and the second new list replaces the first."""

from dojo import in_threads


class Index:
    def __init__(self):
        self.groups = {}

    def add(self, word):
        if word[0] not in self.groups:
            self.groups[word[0]] = []
        self.groups[word[0]].append(word)


def scenario(program):
    index = program.Index()
    in_threads(lambda: index.add("ant"), lambda: index.add("ape"))
    words = sorted(index.groups["a"])
    assert words == ["ant", "ape"], f"both words must be in the group, not only {words}"
