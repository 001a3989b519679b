"""Daemon instead of join, repaired: the daemon's queue is joined before its log is read."""

import queue
import threading


class Log:
    def __init__(self):
        self.lines = []
        self.texts = queue.Queue()
        threading.Thread(target=self._write, daemon=True).start()

    def _write(self):
        while True:
            self.lines.append(self.texts.get())
            self.texts.task_done()

    def close(self):
        self.texts.join()
        return list(self.lines)


def scenario(program):
    log = program.Log()
    log.texts.put("started")
    lines = log.close()
    assert lines == ["started"], f"the log must hold the line, not {lines}"
