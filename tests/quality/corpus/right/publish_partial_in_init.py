"""Publish before initialised, repaired: the plugin is complete before it hands out a partial of its method."""

import functools
import threading

from dojo import in_threads


class Registry:
    def __init__(self):
        self.calls = {}
        self.lock = threading.Lock()

    def add(self, name, call):
        with self.lock:
            self.calls[name] = call

    def call(self, name):
        with self.lock:
            call = self.calls.get(name)
        return call() if call else None


class Plugin:
    def __init__(self, registry, name):
        self.name = name
        self.runs = 0
        registry.add(name, functools.partial(self.run, "hello"))

    def run(self, word):
        self.runs += 1
        return f"{self.name} says {word}"


def scenario(program):
    registry = program.Registry()
    _, said = in_threads(lambda: program.Plugin(registry, "p"), lambda: registry.call("p"))
    assert said in (None, "p says hello")
