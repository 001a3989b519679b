"""Timers, repaired: time-out and answer settle under a lock who came first."""

import threading

OPTIONS = {"timeouts": "any"}


class Request:
    def __init__(self):
        self.outcomes = []
        self.lock = threading.Lock()
        self.timer = threading.Timer(5, self.settle, args=["timed out"])

    def settle(self, outcome):
        with self.lock:
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
