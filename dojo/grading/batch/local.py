"""Grade units here: a few at a time, each in a process of its own."""

import itertools
import queue
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dojo.grading.batch.runner import BoxMissing, Runner
from dojo.grading.batch.submissions import ClassError, fetch
from dojo.grading.batch.work import SLOW, Outcome, Unit

_LAST = 2  # after both lanes: what tells a thread that there is no more work


class LocalPool:
    """Threads that run units; quick ones go before slow ones, whenever they come."""

    def __init__(self, shelf: Path, jobs: int, tick: Callable[[str, str], None]) -> None:
        self._shelf, self._tick, self._jobs = shelf, tick, jobs
        self._waiting: queue.PriorityQueue[tuple[int, int, Unit | None]] = queue.PriorityQueue()
        self._ended: queue.SimpleQueue[Outcome | Exception] = queue.SimpleQueue()
        self._number = itertools.count()
        self._runners = [Runner() for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._work, args=(runner,), daemon=True) for runner in self._runners]
        self._closed = False
        for thread in self._threads:
            thread.start()

    def submit(self, unit: Unit) -> None:
        self._waiting.put((int(unit.lane == SLOW), next(self._number), unit))

    def next(self) -> Outcome:
        """Wait for a unit to end; raise what made further grading useless."""
        ended = self._ended.get()
        if isinstance(ended, Exception):
            raise ended
        return ended

    def accept(self, outcome: Outcome) -> None:
        """Take note that an outcome is stored; nothing has to be done here."""

    def close(self) -> None:
        """End whatever still runs."""
        self._closed = True
        for _ in self._threads:
            self._waiting.put((_LAST, next(self._number), None))
        for runner in self._runners:
            runner.stop()
        for thread in self._threads:
            thread.join()

    def _work(self, runner: Runner) -> None:
        while not self._closed:
            _, _, unit = self._waiting.get()
            if unit is None or self._closed:
                return
            try:
                folder = fetch(self._shelf, unit.submission)
                self._ended.put(runner.run(unit, folder, partial(self._tick, unit.student)))
            except (BoxMissing, ClassError) as error:
                self._ended.put(error)
            except Exception as error:  # a fault of ours must not leave the class waiting for ever
                self._ended.put(Outcome(unit, problem=f"{type(error).__name__}: {error}"))
