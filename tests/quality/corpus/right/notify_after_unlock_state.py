"""Notify, another way: the state changes in one locked block and the notify follows in another."""

import threading

from dojo import in_threads


class Flag:
    def __init__(self):
        self.changed = threading.Condition()
        self.up = False

    def hoist(self):
        with self.changed:
            self.up = True
        with self.changed:
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            while not self.up:
                self.changed.wait()
        return True


def scenario(program):
    flag = program.Flag()
    seen = in_threads(flag.wait, flag.hoist, flag.wait)
    assert seen == [True, None, True], f"both must see the flag, not {seen}"
