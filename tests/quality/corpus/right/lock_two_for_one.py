"""Lock per call, repaired: whoever touches the pair takes the same lock."""

import threading

from dojo import in_threads


class Span:
    def __init__(self):
        self.low, self.high = 0, 1
        self.lock = threading.Lock()

    def move(self, distance):
        with self.lock:
            self.low += distance
            self.high += distance

    def length(self):
        with self.lock:
            return self.high - self.low


def scenario(program):
    span = program.Span()
    _, length = in_threads(lambda: span.move(5), span.length)
    assert length == 1, f"moving keeps the length 1, not {length}"
