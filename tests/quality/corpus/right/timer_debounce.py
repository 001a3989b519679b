"""Timers, repaired: a debouncer cancels the old timer and starts a new one under a lock."""

import threading

from dojo import in_threads


class Debounced:
    def __init__(self, action, seconds):
        self.action, self.seconds, self.timer = action, seconds, None
        self.changing = threading.Lock()

    def __call__(self):
        with self.changing:
            if self.timer is not None:
                self.timer.cancel()
            self.timer = threading.Timer(self.seconds, self.action)
            self.timer.start()


OPTIONS = {"sleeps": "ordered"}


def scenario(program):
    saved = []
    save = program.Debounced(lambda: saved.append(1), 5)
    in_threads(save, save)
    save.timer.join()
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
    assert len(saved) == 1, f"two calls at once save once, not {len(saved)} times"
