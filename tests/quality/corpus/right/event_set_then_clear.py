"""Set-then-clear event, repaired: a rising number says what a pulse forgets."""

import threading

from dojo import in_threads


class Bell:
    def __init__(self):
        self.rings = 0
        self.rung = threading.Condition()

    def ring(self):
        with self.rung:
            self.rings += 1
            self.rung.notify_all()

    def hear(self):
        with self.rung:
            self.rung.wait_for(lambda: self.rings > 0)
        return "heard"


def scenario(program):
    bell = program.Bell()
    heard = in_threads(bell.hear, bell.ring, bell.hear)
    assert heard == ["heard", None, "heard"], f"both must hear the bell, not {heard}"
