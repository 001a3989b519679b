"""Publish before initialised, repaired: the thread is started when everything is there for it to work on."""

import threading


class Loader:
    def __init__(self, names):
        self.loaded = []
        self.names = names
        self.suffix = ""
        self.thread = threading.Thread(target=self._load)
        self.thread.start()

    def _load(self):
        for name in self.names:
            self.loaded.append(name + self.suffix)


def scenario(program):
    loader = program.Loader(["a", "b"])
    loader.thread.join()
    assert loader.loaded == ["a", "b"]
