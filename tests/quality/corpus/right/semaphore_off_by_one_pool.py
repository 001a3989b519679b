"""Semaphore count off by one, repaired: as many permits as there are connections."""

import threading

from dojo import in_threads


class Pool:
    def __init__(self, size):
        self.free = [f"connection {n}" for n in range(size)]
        self.permits = threading.BoundedSemaphore(size)

    def use(self):
        with self.permits:
            connection = self.free.pop()
            self.free.append(connection)
        return connection


def scenario(program):
    pool = program.Pool(2)
    used = in_threads(pool.use, pool.use, pool.use)
    assert set(used) <= {"connection 0", "connection 1"}, f"unknown connection in {used}"
