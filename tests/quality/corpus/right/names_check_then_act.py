"""Check then act, repaired: look-up and addition of a name share one locked block."""

import threading

from dojo import in_threads


class Registry:
    def __init__(self):
        self.owners = {}
        self.lock = threading.Lock()

    def claim(self, name, owner):
        with self.lock:
            if name in self.owners:
                return False
            self.owners[name] = owner
            return True


def scenario(program):
    registry = program.Registry()
    won = in_threads(lambda: registry.claim("root", "ann"), lambda: registry.claim("root", "bob"))
    assert sum(won) == 1, f"exactly one may own the name, not {sum(won)}"
