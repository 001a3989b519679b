"""Busy wait, repaired: the flag is down from the beginning, and only raised."""

import threading


class Worker(threading.Thread):
    ready = False
    result = None

    def run(self):
        while not self.ready:
            pass
        self.result = "done"


def scenario(program):
    worker = program.Worker()
    worker.start()
    worker.ready = True
    worker.join()
    assert worker.result == "done", f"the worker is done, not {worker.result}"
