"""Check then act: a name is looked up and added in two locked steps instead of one."""

import threading

from dojo import in_threads


class Registry:
    def __init__(self):
        self.owners = {}
        self.lock = threading.Lock()

    def claim(self, name, owner):
        with self.lock:
            taken = name in self.owners
        if taken:
            return False
        with self.lock:
            self.owners[name] = owner
        return True


def scenario(program):
    registry = program.Registry()
    won = in_threads(lambda: registry.claim("root", "ann"), lambda: registry.claim("root", "bob"))
    assert sum(won) == 1, f"exactly one may own the name, not {sum(won)}"
