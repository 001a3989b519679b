"""Lock released on the wrong path, repaired: `with` releases whatever happens."""

import threading

from dojo import in_threads


class Parser:
    def __init__(self):
        self.lock = threading.Lock()
        self.numbers = []

    def feed(self, text):
        with self.lock:
            self.numbers.append(int(text))


def scenario(program):
    parser = program.Parser()

    def bad():
        try:
            parser.feed("x")
        except ValueError:
            return "rejected"

    in_threads(bad, lambda: parser.feed("1"))
    assert parser.numbers == [1], f"the good number must be taken, not {parser.numbers}"
