"""Daemon, another way: a daemon that never ends does no harm to a program that does not need it."""

import threading
import time


class Heart:
    def __init__(self):
        self.beats = 0
        threading.Thread(target=self._beat, daemon=True).start()

    def _beat(self):
        while True:
            time.sleep(1)
            self.beats += 1


def scenario(program):
    heart = program.Heart()
    assert heart.beats >= 0, f"beats count from 0, not from {heart.beats}"
