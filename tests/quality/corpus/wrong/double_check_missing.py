"""Double-checked locking: the second look, inside the lock, is missing."""

import threading

from dojo import in_threads


class Pool:
    def __init__(self):
        self.started = 0
        self.workers = None
        self.lock = threading.Lock()

    def get(self):
        if self.workers is None:
            with self.lock:
                self.started += 1
                self.workers = ["worker"]
        return self.workers


def scenario(program):
    pool = program.Pool()
    in_threads(pool.get, pool.get)
    assert pool.started == 1, f"the pool must be started once, not {pool.started} times"
