"""Check then act, repaired: a semaphore counts a call while it lets it through."""

import threading

from dojo import in_threads


class Limiter:
    def __init__(self, calls):
        self.left = threading.Semaphore(calls)

    def allow(self):
        return self.left.acquire(blocking=False)


def scenario(program):
    limiter = program.Limiter(2)
    allowed = sum(in_threads(limiter.allow, limiter.allow, limiter.allow))
    assert allowed == 2, f"two calls are allowed, not {allowed}"
