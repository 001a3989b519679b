"""Futures, repaired: nobody holds the lock that the callback needs while it waits for the result."""

import threading
from concurrent.futures import ThreadPoolExecutor

from dojo import in_threads


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = []

    def write(self, future):
        with self.lock:
            self.lines.append(future.result())

    def post(self, pool):
        future = pool.submit(str, 7)
        future.add_done_callback(self.write)
        return future.result()


def scenario(program):
    ledger = program.Ledger()
    with ThreadPoolExecutor(1) as pool:
        in_threads(lambda: ledger.post(pool))
    assert ledger.lines == ["7"], f"one line is written, not {ledger.lines}"
