"""Lock released on the wrong path: an exception leaves the lock locked."""

import threading

from dojo import in_threads


class Parser:
    def __init__(self):
        self.lock = threading.Lock()
        self.numbers = []

    def feed(self, text):
        self.lock.acquire()
        self.numbers.append(int(text))
        self.lock.release()


def scenario(program):
    parser = program.Parser()

    def bad():
        try:
            parser.feed("x")
        except ValueError:
            return "rejected"

    in_threads(bad, lambda: parser.feed("1"))
    assert parser.numbers == [1], f"the good number must be taken, not {parser.numbers}"
