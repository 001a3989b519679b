"""Iteration: a list of callbacks is walked while one of them is removed, and its neighbour is skipped."""

from dojo import in_threads


class Signal:
    def __init__(self):
        self.callbacks = []

    def fire(self):
        for callback in self.callbacks:
            callback()

    def disconnect(self, callback):
        self.callbacks.remove(callback)


def scenario(program):
    signal, heard = program.Signal(), []
    first, second = (lambda: heard.append("first")), (lambda: heard.append("second"))
    signal.callbacks += [first, second]
    in_threads(signal.fire, lambda: signal.disconnect(first))
    assert "second" in heard, f"the second listener stays connected and must hear it: {heard}"
