"""Set-then-clear event, repaired: the worker clears the event before it looks for work."""

import threading

from dojo import in_threads


class Worker:
    def __init__(self):
        self.wanted = threading.Event()
        self.requests = []
        self.done = []

    def request(self, item):
        self.requests.append(item)
        self.wanted.set()

    def run(self, total):
        while len(self.done) < total:
            self.wanted.wait()
            self.wanted.clear()
            while self.requests:
                self.done.append(self.requests.pop(0))


def scenario(program):
    worker = program.Worker()

    def client():
        worker.request("a")
        worker.request("b")

    in_threads(client, lambda: worker.run(2))
    assert worker.done == ["a", "b"], f"both requests must be done, not {worker.done}"
