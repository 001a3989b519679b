"""Lost update: copy on write replaces the tuple of listeners, and one of two additions is lost."""

from dojo import in_threads


class Bell:
    listeners = ()

    def add(self, name):
        self.listeners = (*self.listeners, name)


def scenario(program):
    bell = program.Bell()
    in_threads(lambda: bell.add("ann"), lambda: bell.add("bob"))
    assert sorted(bell.listeners) == ["ann", "bob"], f"both listen, not {bell.listeners}"
