"""Polling: a loop looks at a flag until a deadline and says when it gave up."""

import time

from dojo import in_threads


class Job:
    def __init__(self):
        self.result = None

    def run(self):
        self.result = 42

    def wait(self, seconds):
        deadline = time.monotonic() + seconds
        while self.result is None:
            if time.monotonic() > deadline:
                return "gave up"
            time.sleep(0.01)
        return self.result


def scenario(program):
    job = program.Job()
    seen, _ = in_threads(lambda: job.wait(1), job.run)
    assert seen in (42, "gave up"), f"the result or nothing, not {seen!r}"
