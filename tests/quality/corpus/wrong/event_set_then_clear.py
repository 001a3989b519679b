"""Set-then-clear event: a pulse is missed by every waiter that is not there yet."""

import threading

from dojo import in_threads


class Bell:
    def __init__(self):
        self.event = threading.Event()

    def ring(self):
        self.event.set()
        self.event.clear()

    def hear(self):
        self.event.wait()
        return "heard"


def scenario(program):
    bell = program.Bell()
    heard = in_threads(bell.hear, bell.ring, bell.hear)
    assert heard == ["heard", None, "heard"], f"both must hear the bell, not {heard}"
