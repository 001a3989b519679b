"""Lost update, another way: a decorator wraps a method in the lock of its object."""

import functools
import threading

from dojo import in_threads


def locked(method):
    @functools.wraps(method)
    def wrapper(self, *args):
        with self.lock:
            return method(self, *args)

    return wrapper


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0

    @locked
    def add(self, amount):
        self.value += amount


def scenario(program):
    counter = program.Counter()
    in_threads(lambda: counter.add(1), lambda: counter.add(2))
    assert counter.value == 3, f"1 + 2 must give 3, not {counter.value}"
