"""Timers: the time-out and the answer both run, because cancel() comes too late."""

import threading

OPTIONS = {"timeouts": "any"}


class Request:
    def __init__(self):
        self.outcomes = []
        self.timer = threading.Timer(5, self.settle, args=["timed out"])

    def settle(self, outcome):
        if not self.outcomes:
            self.outcomes.append(outcome)

    def run(self):
        self.timer.start()
        self.settle("answered")
        self.timer.cancel()
        self.timer.join()
        return self.outcomes


def scenario(program):
    outcomes = program.Request().run()
    assert len(outcomes) == 1, f"a request has one outcome, not {outcomes}"
