"""If for while: a slot pool entered through an ExitStack tests for a free slot only once."""

import threading
from contextlib import ExitStack

from dojo import in_threads


class Slots:
    def __init__(self, *slots):
        self.free = list(slots)
        self.changed = threading.Condition()

    def take(self):
        with ExitStack() as stack:
            stack.enter_context(self.changed)
            if not self.free:
                self.changed.wait()
            return self.free.pop()

    def give(self, slot):
        with self.changed:
            self.free.append(slot)
            self.changed.notify()


def scenario(program):
    slots = program.Slots("a")

    def use():
        slot = slots.take()
        slots.give(slot)
        return slot

    assert in_threads(use, use, use) == ["a", "a", "a"], "everybody gets the only slot in turn"
