"""If for while: a semaphore built on a condition tests its count only once."""

import threading

from dojo import in_threads


class Semaphore:
    def __init__(self, permits):
        self.permits = permits
        self.changed = threading.Condition()

    def acquire(self):
        with self.changed:
            if self.permits == 0:
                self.changed.wait()
            self.permits -= 1

    def release(self):
        with self.changed:
            self.permits += 1
            self.changed.notify_all()


def scenario(program):
    semaphore = program.Semaphore(1)
    inside, crowd = [], []

    def visit():
        semaphore.acquire()
        inside.append(1)
        crowd.append(len(inside))
        inside.pop()
        semaphore.release()

    in_threads(visit, visit, visit)
    assert max(crowd) == 1, f"one permit lets one in, not {max(crowd)}"
    assert semaphore.permits == 1, f"the permit must come back, not {semaphore.permits}"
