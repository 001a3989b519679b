"""Lock order: three services each hold their own lock and call the next one in the circle."""

import threading

from dojo import in_threads


class Service:
    def __init__(self, name):
        self.name, self.lock, self.next, self.calls = name, threading.Lock(), None, 0

    def called(self):
        with self.lock:
            self.calls += 1

    def work(self):
        with self.lock:
            self.next.called()


def scenario(program):
    a, b, c = (program.Service(name) for name in "abc")
    a.next, b.next, c.next = b, c, a
    in_threads(a.work, b.work, c.work)
    assert [s.calls for s in (a, b, c)] == [1, 1, 1], "each service is called once"
