"""Lost update: a dict item is read with get() and written back in a second step."""

from dojo import in_threads


class Hits:
    def __init__(self):
        self.pages = {}

    def record(self, page):
        self.pages[page] = self.pages.get(page, 0) + 1


def scenario(program):
    hits = program.Hits()

    def visit():
        hits.record("/")

    in_threads(visit, visit, visit)
    assert hits.pages == {"/": 3}, f"three visits must be recorded, not {hits.pages}"
