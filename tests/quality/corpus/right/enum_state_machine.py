"""Check then act, repaired: the transition from idle to running is one locked step."""

import enum
import threading

from dojo import in_threads


class State(enum.Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"


class Job:
    def __init__(self):
        self.state = State.IDLE
        self.runs = 0
        self.changing = threading.Lock()

    def start(self):
        with self.changing:
            if self.state is not State.IDLE:
                return False
            self.state = State.RUNNING
        self.runs += 1
        self.state = State.DONE
        return True


def scenario(program):
    job = program.Job()
    started = in_threads(job.start, job.start)
    assert started.count(True) == 1, f"exactly one start succeeds, not {started}"
