"""Time-out ignored: after Event.wait(timeout) the data is taken for ready."""

import threading

from dojo import in_threads

OPTIONS = {"timeouts": "any"}


class Loader:
    def __init__(self):
        self.loaded = threading.Event()
        self.config = None

    def load(self):
        self.config = {"port": 80}
        self.loaded.set()

    def port(self):
        self.loaded.wait(timeout=2)
        return self.config["port"]


def scenario(program):
    loader = program.Loader()
    port, _ = in_threads(loader.port, loader.load)
    assert port in (80, None), f"the port is 80 or unknown, not {port}"
