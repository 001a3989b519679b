"""Lost notify, repaired: put() notifies for every item."""

import threading
from collections import deque

from dojo import in_threads


class Pipe:
    def __init__(self):
        self.items = deque()
        self.filled = threading.Condition()

    def put(self, item):
        with self.filled:
            self.items.append(item)
            self.filled.notify()

    def get(self):
        with self.filled:
            while not self.items:
                self.filled.wait()
            return self.items.popleft()


def scenario(program):
    pipe = program.Pipe()

    def put_two():
        pipe.put(1)
        pipe.put(2)

    one, other, _ = in_threads(pipe.get, pipe.get, put_two)
    assert {one, other} == {1, 2}, f"each consumer gets one item, not {one} and {other}"
