"""Lost update, repaired: get() and the write back happen under one lock."""

import threading

from dojo import in_threads


class Hits:
    def __init__(self):
        self.pages = {}
        self.lock = threading.Lock()

    def record(self, page):
        with self.lock:
            self.pages[page] = self.pages.get(page, 0) + 1


def scenario(program):
    hits = program.Hits()

    def visit():
        hits.record("/")

    in_threads(visit, visit, visit)
    assert hits.pages == {"/": 3}, f"three visits must be recorded, not {hits.pages}"
