"""Check then act, repaired: looking for the helper and starting it are one locked step."""

import threading

from dojo import in_threads


class Helper:
    def __init__(self):
        self.thread = None
        self.gate = threading.Event()
        self.started = []
        self.starting = threading.Lock()

    def ensure(self):
        with self.starting:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self.gate.wait)
                self.started.append(self.thread)
                self.thread.start()


def scenario(program):
    helper = program.Helper()
    try:
        in_threads(helper.ensure, helper.ensure)
    finally:
        helper.gate.set()
    assert len(helper.started) == 1, f"one helper is enough, not {len(helper.started)}"
