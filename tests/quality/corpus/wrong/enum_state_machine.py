"""Check then act: an enum state machine looks at its state and changes it in two steps."""

import enum

from dojo import in_threads


class State(enum.Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"


class Job:
    def __init__(self):
        self.state = State.IDLE
        self.runs = 0

    def start(self):
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
