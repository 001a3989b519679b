"""Set-then-clear event: the worker clears the event after its work and wipes out a newer request."""

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
            while self.requests:
                self.done.append(self.requests.pop(0))
            self.wanted.clear()


def scenario(program):
    worker = program.Worker()

    def client():
        worker.request("a")
        worker.request("b")

    in_threads(client, lambda: worker.run(2))
    assert worker.done == ["a", "b"], f"both requests must be done, not {worker.done}"
