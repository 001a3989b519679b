"""Lost update: a descriptor locks each get and each set, but `+=` is a get and then a set."""

import threading

from dojo import in_threads


class Guarded:
    def __init__(self):
        self.lock = threading.Lock()

    def __set_name__(self, owner, name):
        self.slot = f"_{name}"

    def __get__(self, instance, owner=None):
        with self.lock:
            return instance.__dict__.get(self.slot, 0)

    def __set__(self, instance, value):
        with self.lock:
            instance.__dict__[self.slot] = value


class Page:
    visits = Guarded()

    def visit(self):
        self.visits += 1


def scenario(program):
    page = program.Page()
    in_threads(page.visit, page.visit)
    assert page.visits == 2, f"two visits, not {page.visits}"
