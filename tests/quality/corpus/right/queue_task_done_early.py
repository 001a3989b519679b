"""Queue shutdown, repaired: task_done() is called after the work."""

import queue
import threading


class Printer:
    def __init__(self):
        self.jobs = queue.Queue()
        self.printed = []
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self):
        while True:
            page = self.jobs.get()
            self.printed.append(page)
            self.jobs.task_done()


def scenario(program):
    printer = program.Printer()
    printer.jobs.put("page 1")
    printer.jobs.join()
    assert printer.printed == ["page 1"], f"after join() the page is printed, not {printer.printed}"
