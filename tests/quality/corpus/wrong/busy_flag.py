"""Busy flag: testing and setting the flag are two steps, so two threads get in."""

import time

from dojo import in_threads


class Machine:
    def __init__(self):
        self.busy = False
        self.inside = []
        self.crowd = 0

    def use(self):
        while self.busy:
            time.sleep(0)
        self.busy = True
        self.inside.append(1)
        self.crowd = max(self.crowd, len(self.inside))
        self.inside.pop()
        self.busy = False


def scenario(program):
    machine = program.Machine()
    in_threads(machine.use, machine.use)
    assert machine.crowd == 1, f"one at a time, not {machine.crowd}"
