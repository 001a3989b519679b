"""A lock and a shared number that know where everybody is, so that a race is lost every time.

Reading the number of a `WatchedValue` takes until every other process has read it too, waits for the lock
that guards it, or is done. Without the lock all therefore read the same number, before anybody has
written; with it nobody waits for long. Both are what may happen at any time, on a busy machine or not.

A `WatchedLock` is handed to whoever waits for it before the one who released it goes on.
"""

import os
from collections.abc import Callable
from multiprocessing import Condition, RawArray, RawValue, RLock
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.util import Finalize
from typing import Any

AWAY, AT_LOCK, REFUSED, INSIDE, READ, DONE = range(6)


class Watch:
    """Where each of `parties` processes is; the one that made the watch is none of them."""

    def __init__(self, parties: int):
        self._home, self._changed = os.getpid(), Condition()
        self._pids, self._states = RawArray("q", parties), RawArray("i", parties)
        self._entries = RawValue("i", 0)

    @property
    def processes(self) -> int:
        """How many processes have been seen."""
        return sum(pid != 0 for pid in self._pids)

    def note(self, state: int) -> None:
        """Say where the process that calls is now."""
        with self._changed:
            mine = self._slot()
            if mine is not None:
                self._states[mine] = state
                self._entries.value += state == INSIDE
                self._changed.notify_all()

    def meet(self) -> None:
        """Wait until every other process has read, waits for the lock, or is done."""
        self.note(READ)
        self._wait(lambda others: all(state in (AT_LOCK, READ, DONE) for state in others))

    def hand_over(self, release: Callable[[], None]) -> None:
        """Release a lock, then wait until one of those who wait for it has it."""
        entries = self._entries.value
        release()
        self._wait(lambda others: self._entries.value != entries or AT_LOCK not in others)

    def _wait(self, condition: Callable[[list[int]], bool]) -> None:
        with self._changed:
            mine = self._slot()
            if mine is not None:
                self._changed.wait_for(lambda: condition([*self._states[:mine], *self._states[mine + 1 :]]))

    def _slot(self) -> int | None:
        me, pids = os.getpid(), list(self._pids)
        if me == self._home or (me not in pids and 0 not in pids):
            return None
        if me not in pids:
            self._pids[pids.index(0)] = me
            Finalize(None, self.note, args=(DONE,), exitpriority=1)  # it may end without having read
        return list(self._pids).index(me)


class WatchedLock:
    """An RLock of multiprocessing for the processes of `watch`."""

    def __init__(self, watch: Watch):
        self.watch, self._lock, self._held, self._refused = watch, RLock(), 0, False

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """As an RLock's."""
        if self._held == 0 and (self._refused or (block and timeout is None)):
            self.watch.note(AT_LOCK)
        taken = self._lock.acquire(block, timeout)
        if self._held == 0 and taken:
            self.watch.note(INSIDE)
        elif self._held == 0 and not self._refused:  # what will it do now? Who tries again waits for the lock.
            self.watch.note(REFUSED)
            self._refused = True
        self._held += taken
        return taken

    def release(self) -> None:
        """As an RLock's."""
        if self._held == 1:
            self._held = 0
            self.watch.hand_over(self._lock.release)
        else:
            self._lock.release()
            self._held -= 1

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()


class WatchedValue(Synchronized):
    """What `Value("i", 0)` makes, for `parties` processes that add to it."""

    _obj: Any
    _lock: WatchedLock

    def __init__(self, parties: int, raw: Any = None, lock: WatchedLock | None = None):
        lock = lock or WatchedLock(Watch(parties))
        self._parties = parties
        super().__init__(raw if raw is not None else RawValue("i", 0), lock)  # type: ignore[arg-type]

    def __reduce__(self):
        return WatchedValue, (self._parties, self._obj, self._lock)

    @property
    def value(self) -> int:
        """The number; reading it waits for the others."""
        number = self._obj.value
        self._lock.watch.meet()
        return number

    @value.setter
    def value(self, number: int) -> None:
        self._obj.value = number
        self._lock.watch.note(DONE)

    def get_obj(self) -> Any:
        """Return what reads and writes without taking the lock: here that is this object itself."""
        return self

    @property
    def processes(self) -> int:
        """How many processes have used it."""
        return self._lock.watch.processes
