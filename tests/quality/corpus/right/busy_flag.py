"""Busy flag, repaired: Lock.acquire(blocking=False) tests and sets in one step."""

import threading

from dojo import in_threads


class Machine:
    def __init__(self):
        self.busy = threading.Lock()
        self.inside = []
        self.crowd = 0

    def use(self):
        if not self.busy.acquire(blocking=False):
            return "engaged"
        self.inside.append(1)
        self.crowd = max(self.crowd, len(self.inside))
        self.inside.pop()
        self.busy.release()
        return "used"


def scenario(program):
    machine = program.Machine()
    in_threads(machine.use, machine.use)
    assert machine.crowd == 1, f"one at a time, not {machine.crowd}"
