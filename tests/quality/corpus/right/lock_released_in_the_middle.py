"""Lock released on the wrong path, repaired: the slow part runs before the lock is taken."""

import threading

from dojo import in_threads


class Journal:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = ()

    def log(self, text):
        line = text.strip()
        with self.lock:
            self.lines = (*self.lines, line)


def scenario(program):
    journal = program.Journal()
    in_threads(lambda: journal.log("a "), lambda: journal.log(" b"))
    assert sorted(journal.lines) == ["a", "b"], f"both lines must be kept, not {journal.lines}"
