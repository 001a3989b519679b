"""Readers/writers: two readers that upgrade to writing wait for each other to leave."""

import threading

from dojo import in_threads


class Shelf:
    def __init__(self):
        self.books = []
        self.readers = 0
        self.changed = threading.Condition()

    def add_once(self, book):
        with self.changed:
            self.readers += 1
        missing = book not in self.books
        if missing:
            with self.changed:
                self.changed.wait_for(lambda: self.readers == 1)
                self.books.append(book)
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()


def scenario(program):
    shelf = program.Shelf()
    in_threads(lambda: shelf.add_once("sicp"), lambda: shelf.add_once("sicp"))
    assert shelf.books == ["sicp"], f"the book must be there once, not {shelf.books}"
