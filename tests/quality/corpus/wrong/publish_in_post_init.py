"""Publish before initialised: a dataclass registers its bound method in __post_init__, then sets the rest."""

import threading
from dataclasses import dataclass, field

from dojo import in_threads

lock = threading.Lock()
checks = {}


@dataclass
class Sensor:
    name: str
    limit: int = field(init=False)

    def __post_init__(self):
        with lock:
            checks[self.name] = self.check
        self.limit = 7

    def check(self, value):
        return value < self.limit


def alarm(value):
    with lock:
        each = list(checks.values())
    return all(check(value) for check in each)


def scenario(program):
    in_threads(lambda: program.Sensor("s"), lambda: program.alarm(3))
