"""Publish before initialised, repaired: __post_init__ registers the method last."""

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
        self.limit = 7
        with lock:
            checks[self.name] = self.check

    def check(self, value):
        return value < self.limit


def alarm(value):
    with lock:
        each = list(checks.values())
    return all(check(value) for check in each)


def scenario(program):
    in_threads(lambda: program.Sensor("s"), lambda: program.alarm(3))
