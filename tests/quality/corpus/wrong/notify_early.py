"""Early notify: the waiter is woken before the state that it waits for has changed."""

import threading

from dojo import in_threads


class Slot:
    def __init__(self):
        self.value = None
        self.full = threading.Condition()

    def put(self, value):
        with self.full:
            self.full.notify()
        self.value = value

    def take(self):
        with self.full:
            while self.value is None:
                self.full.wait()
            value, self.value = self.value, None
            return value


def scenario(program):
    slot = program.Slot()
    taken, _ = in_threads(slot.take, lambda: slot.put(7))
    assert taken == 7, f"7 must be taken, not {taken}"
