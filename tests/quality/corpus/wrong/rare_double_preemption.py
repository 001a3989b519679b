"""Check then act: the harm needs two pauses, one in each of two threads."""

import threading

from dojo import in_threads


class Relay:
    def __init__(self):
        self.lock = threading.Lock()
        self.holder = None
        self.passes = 0

    def take(self, runner):
        with self.lock:
            free = self.holder is None
        if free:
            self.holder = runner
            if self.holder == runner:
                self.passes += 1


def scenario(program):
    relay = program.Relay()
    in_threads(lambda: relay.take("ann"), lambda: relay.take("bob"))
    assert relay.passes == 1, f"the baton is taken once, not {relay.passes} times"
