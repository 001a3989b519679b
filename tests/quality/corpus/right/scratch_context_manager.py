"""Shared scratch space, repaired: a context manager counts its users under a lock; the last one restores."""

import threading

from dojo import in_threads

level = "info"


class Verbose:
    def __init__(self):
        self.users, self.lock = 0, threading.RLock()

    def __enter__(self):
        global level
        with self.lock:
            self.users += 1
            level = "debug"

    def __exit__(self, *exception):
        global level
        with self.lock:
            self.users -= 1
            if not self.users:
                level = "info"


verbose = Verbose()


def scenario(program):
    def work():
        with program.verbose:
            pass

    in_threads(work, work)
    assert program.level == "info", f"everybody is done, so the level is info again, not {program.level}"
