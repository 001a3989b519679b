"""Lock released on the wrong path: the lock is let go between the read and the write."""

import threading

from dojo import in_threads


class Journal:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = ()

    def log(self, text):
        self.lock.acquire()
        lines = self.lines
        self.lock.release()
        line = text.strip()
        self.lock.acquire()
        self.lines = (*lines, line)
        self.lock.release()


def scenario(program):
    journal = program.Journal()
    in_threads(lambda: journal.log("a "), lambda: journal.log(" b"))
    assert sorted(journal.lines) == ["a", "b"], f"both lines must be kept, not {journal.lines}"
