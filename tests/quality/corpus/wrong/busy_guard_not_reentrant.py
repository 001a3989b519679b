"""Busy flag: a `running` flag, meant to start the job once, is set too late."""

from dojo import in_threads


class Job:
    def __init__(self):
        self.running = False
        self.starts = []

    def start(self):
        if self.running:
            return
        self.starts.append("start")
        self.running = True


def scenario(program):
    job = program.Job()
    in_threads(job.start, job.start, job.start)
    assert len(job.starts) == 1, f"the job must start once, not {len(job.starts)} times"
