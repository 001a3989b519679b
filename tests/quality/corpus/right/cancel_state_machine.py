"""Cancelled work, repaired: compare and change of the state is one locked step."""

import threading

from dojo import in_threads


class Task:
    def __init__(self, work):
        self.work = work
        self.state = "pending"
        self.lock = threading.Lock()

    def _change(self, old, new):
        with self.lock:
            if self.state == old:
                self.state = new
                return True
            return False

    def cancel(self):
        return self._change("pending", "cancelled")

    def run(self):
        if self._change("pending", "running"):
            self.work()


def scenario(program):
    runs = []
    task = program.Task(lambda: runs.append("run"))
    cancelled, _ = in_threads(task.cancel, task.run)
    assert not (cancelled and runs), "a task that was cancelled must not run"
