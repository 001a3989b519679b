"""Cancelled work: a hand-made task changes from pending to running and to cancelled at once."""

import threading

from dojo import in_threads


class Task:
    def __init__(self, work):
        self.work = work
        self.state = "pending"
        self.lock = threading.Lock()

    def _change(self, old, new):
        if self.state == old:
            with self.lock:
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
