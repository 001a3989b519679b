"""Publish before initialised: a constructor registers its own method, then makes what the method needs."""

import threading

from dojo import in_threads


class Bus:
    def __init__(self):
        self.lock = threading.Lock()
        self.handlers = []

    def subscribe(self, handler):
        with self.lock:
            self.handlers.append(handler)

    def emit(self, event):
        with self.lock:
            handlers = list(self.handlers)
        for handler in handlers:
            handler(event)


class Journal:
    def __init__(self, bus):
        bus.subscribe(self.on_event)
        self.entries = []

    def on_event(self, event):
        self.entries.append(event)


def scenario(program):
    bus = program.Bus()
    in_threads(lambda: program.Journal(bus), lambda: bus.emit("start"))
