"""Lock per call: each instance has its own lock for what all instances share."""

import threading

from dojo import in_threads


class Client:
    used = {"bytes": 0}

    def __init__(self):
        self.lock = threading.Lock()

    def send(self, size):
        with self.lock:
            self.used["bytes"] += size


def scenario(program):
    in_threads(lambda: program.Client().send(3), lambda: program.Client().send(4))
    used = program.Client.used["bytes"]
    assert used == 7, f"3 + 4 bytes were sent, not {used}"
