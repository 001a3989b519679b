"""Lost update, repaired: copy on write under a lock; readers need none."""

import threading

from dojo import in_threads


class Bell:
    listeners = ()
    writing = threading.Lock()

    def add(self, name):
        with self.writing:
            self.listeners = (*self.listeners, name)


def scenario(program):
    bell = program.Bell()
    in_threads(lambda: bell.add("ann"), lambda: bell.add("bob"))
    assert sorted(bell.listeners) == ["ann", "bob"], f"both listen, not {bell.listeners}"
