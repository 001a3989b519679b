"""Barrier reuse: one turnstile for all rounds lets a fast thread take a slow one's pass."""

import threading

from dojo import in_threads


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.mutex = threading.Lock()
        self.turnstile = threading.Semaphore(0)

    def wait(self):
        with self.mutex:
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                self.turnstile.release(self.parties)
        self.turnstile.acquire()


def scenario(program):
    barrier = program.Barrier(2)
    log = []

    def walker():
        for step in (1, 2):
            log.append(step)
            barrier.wait()

    in_threads(walker, walker)
    assert log == [1, 1, 2, 2], f"both must end step 1 before step 2 begins: {log}"
