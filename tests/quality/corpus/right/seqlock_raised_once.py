"""Seqlock, repaired: the version is odd during an edit, and readers try again."""

import threading

from dojo import in_threads


class Document:
    def __init__(self):
        self.lock = threading.Lock()
        self.version = 0
        self.title = self.body = "old"

    def edit(self, text):
        with self.lock:
            self.version += 1
            self.title = text
            self.body = text
            self.version += 1

    def snapshot(self):
        while True:
            before = self.version
            title, body = self.title, self.body
            if before == self.version and before % 2 == 0:
                return title, body


def numbers(n):
    found = []
    for candidate in range(2, n):
        if all(candidate % p for p in found):
            found.append(candidate)
    return found


def scenario(program):
    document = program.Document()

    def read():
        program.numbers(14)
        return document.snapshot()

    def write():
        program.numbers(14)
        document.edit("new")

    (title, body), _ = in_threads(read, write)
    assert title == body, f"a title of one version, a body of the other: {title}, {body}"
