"""Queue shutdown: task_done() is called before the work, so join() returns too early."""

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
            self.jobs.task_done()
            self.printed.append(page)


def scenario(program):
    printer = program.Printer()
    printer.jobs.put("page 1")
    printer.jobs.join()
    assert printer.printed == ["page 1"], f"after join() the page is printed, not {printer.printed}"
