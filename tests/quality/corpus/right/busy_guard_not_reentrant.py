"""Busy flag, repaired: a set of one token, popped in one step, starts the job once."""

from dojo import in_threads


class Job:
    def __init__(self):
        self.tokens = ["go"]
        self.starts = []

    def start(self):
        try:
            self.tokens.pop()
        except IndexError:
            return
        self.starts.append("start")


def scenario(program):
    job = program.Job()
    in_threads(job.start, job.start, job.start)
    assert len(job.starts) == 1, f"the job must start once, not {len(job.starts)} times"
