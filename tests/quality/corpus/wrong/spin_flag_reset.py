"""Busy wait: the worker lowers the flag when it begins, perhaps after it has been raised."""

import threading


class Worker(threading.Thread):
    ready = False
    result = None

    def run(self):
        self.ready = False
        while not self.ready:
            pass
        self.result = "done"


def scenario(program):
    worker = program.Worker()
    worker.start()
    worker.ready = True
    worker.join()
    assert worker.result == "done", f"the worker is done, not {worker.result}"
