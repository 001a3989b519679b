"""Missing setdefault, another way: a defaultdict of lists makes and finds the list in one step."""

from collections import defaultdict

from dojo import in_threads


class Index:
    def __init__(self):
        self.pages = defaultdict(list)

    def add(self, word, page):
        self.pages[word].append(page)


def scenario(program):
    index = program.Index()
    in_threads(lambda: index.add("lock", 1), lambda: index.add("lock", 2))
    assert sorted(index.pages["lock"]) == [1, 2], f"both pages, not {index.pages['lock']}"
