"""Lazily built value: `__getattr__` connects on the first use, and two first uses connect twice."""

from dojo import in_threads

connections = []


class Remote:
    def __getattr__(self, name):
        if name != "link":
            raise AttributeError(name)
        connections.append(self)
        self.link = len(connections)
        return self.link


def scenario(program):
    remote = program.Remote()
    in_threads(lambda: remote.link, lambda: remote.link)
    assert len(program.connections) == 1, f"one connection is enough, not {len(program.connections)}"
