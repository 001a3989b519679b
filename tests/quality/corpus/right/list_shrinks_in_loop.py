"""Iteration, repaired: walking and shrinking exclude each other."""

import threading

from dojo import in_threads


class Listeners:
    def __init__(self):
        self.names = ["a", "b"]
        self.lock = threading.Lock()

    def leave(self):
        with self.lock:
            self.names.pop()

    def call(self):
        with self.lock:
            called = []
            for index in range(len(self.names)):
                called.append(self.names[index])
            return called


def scenario(program):
    listeners = program.Listeners()
    called, _ = in_threads(listeners.call, listeners.leave)
    assert called in (["a", "b"], ["a"]), f"unexpected calls: {called}"
