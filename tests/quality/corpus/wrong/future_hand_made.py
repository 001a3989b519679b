"""Futures: a hand-made future says done before its result is stored."""

import threading

from dojo import in_threads


class Promise:
    def __init__(self):
        self._done = threading.Event()
        self._value = None

    def fulfil(self, value):
        self._done.set()
        self._value = value

    def result(self):
        self._done.wait()
        return self._value


def scenario(program):
    promise = program.Promise()
    seen = in_threads(promise.result, lambda: promise.fulfil(42), promise.result)
    assert seen == [42, None, 42], f"everybody must get 42, not {seen}"
