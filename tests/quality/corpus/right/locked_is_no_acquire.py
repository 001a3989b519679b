"""Busy flag, repaired: acquire(blocking=False) asks and takes in one step."""

import threading

from dojo import in_threads


class Job:
    def __init__(self):
        self.claimed = threading.Lock()
        self.runs = []

    def run_once(self):
        if not self.claimed.acquire(blocking=False):
            return
        self.runs.append("run")


def scenario(program):
    job = program.Job()
    in_threads(job.run_once, job.run_once)
    assert len(job.runs) == 1, f"the job runs once, not {len(job.runs)} times"
