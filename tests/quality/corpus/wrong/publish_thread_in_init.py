"""Publish before initialised: a constructor starts a thread on its own method, then sets what it is to work on."""

import threading


class Loader:
    def __init__(self, names):
        self.loaded = []
        self.thread = threading.Thread(target=self._load)
        self.thread.start()
        self.names = names
        self.suffix = ""

    def _load(self):
        for name in self.names:
            self.loaded.append(name + self.suffix)


def scenario(program):
    loader = program.Loader(["a", "b"])
    loader.thread.join()
    assert loader.loaded == ["a", "b"]
