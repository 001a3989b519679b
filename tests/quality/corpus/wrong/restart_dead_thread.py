"""Check then act: two callers both see that no helper is alive, and both start one."""

import threading

from dojo import in_threads


class Helper:
    def __init__(self):
        self.thread = None
        self.gate = threading.Event()
        self.started = []

    def ensure(self):
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
