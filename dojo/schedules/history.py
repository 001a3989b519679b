"""What happened so far, as one number: the same for executions that differ in nothing that matters.

Two steps of different threads are *independent* if neither can notice which came first: two
reads, or accesses to different names. Executions that differ only in the order of independent
steps lead to the same state (Mazurkiewicz 1977), and the search looks at such a state once.

A step's number is made from its thread's step before and from the newest steps that it depends on;
the state's number is the sum of all. What a step touches is known by name only, not by
object, so that two steps are taken for dependent rather too often than once too seldom, and
a step of which nothing is known (a call into C, say) depends on everything.
"""

from collections.abc import Hashable

_MASK = (1 << 64) - 1


class History:
    """The steps of one execution."""

    def __init__(self) -> None:
        self.state = 0  # a number for all steps up to now
        self._newest: dict[int, int] = {}  # each thread's newest step
        self._written: dict[Hashable, int] = {}  # the newest write to each name
        self._read: dict[Hashable, int] = {}  # the reads of each name since then
        self._writes = self._looks = 0  # all writes; all reads of what has no name
        self._all = 0  # the newest step that depends on everything

    def begins(self, thread: int, starter: int) -> None:
        """A thread comes into being: what its starter did came before."""
        self._newest[thread] = self._newest.get(starter, 0)

    def read(self, thread: int, name: Hashable) -> None:
        """`thread` reads what goes by `name`."""
        step = self._step(thread, self._written.get(name, 0))
        self._read[name] = (self._read.get(name, 0) + step) & _MASK

    def look(self, thread: int) -> None:
        """`thread` reads what has no name, so it may be anything."""
        self._looks = (self._looks + self._step(thread, self._writes)) & _MASK

    def write(self, thread: int, name: Hashable) -> None:
        """`thread` writes what goes by `name`, or waits for it."""
        step = self._step(thread, self._written.get(name, 0), self._read.pop(name, 0), self._looks)
        self._written[name] = step
        self._writes = (self._writes + step) & _MASK

    def everything(self, thread: int) -> None:
        """`thread` does something that may depend on everything before."""
        self._all = self._step(thread, self.state)

    def _step(self, thread: int, *before: int) -> int:
        step = hash((thread, self._newest.get(thread, 0), self._all, *before))
        self._newest[thread] = step
        self.state = (self.state + step) & _MASK
        return step
