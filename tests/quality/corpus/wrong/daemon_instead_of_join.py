"""Daemon instead of join: the log of a daemon thread is read when the work is given, not when it is done."""

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

    def close(self):
        return list(self.lines)


def scenario(program):
    log = program.Log()
    log.texts.put("started")
    lines = log.close()
    assert lines == ["started"], f"the log must hold the line, not {lines}"
