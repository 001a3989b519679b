"""The story of a failing order: what each task ran, and where it paused."""

# The stubs of asyncio leave out what its loops and tasks keep to themselves.
# mypy: disable-error-code="attr-defined"

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from dojo.schedules.settings import settings
from dojo.schedules.story import Row, Story
from dojo.schedules.telling import said_by
from dojo.schedules.verdicts import Failure
from dojo.worlds.event_loop.loop import VirtualLoop
from dojo.worlds.event_loop.places import is_own, place_of, source
from dojo.worlds.event_loop.verdicts import BlockingCall, Inconclusive, OrderFailed, StopHere

__all__ = ["Inconclusive", "Notes", "tell"]

MAIN = 0
NEWEST = 60  # rows that a story may draw on: what matters lies at the end
WHY = (
    "asyncio promises no order among tasks that are ready: at every await that suspends, any other of them "
    "may go on first, and a sleep only promises to take no less than asked."
)
WHY_BLOCKED = (
    "A coroutine gives way only at an await that suspends: what waits in any other way holds the loop, "
    "and with it every other task."
)


class Notes:
    """Writes a row for each line of the learner's that `loop`'s tasks run after its first `skip` steps."""

    def __init__(self, loop: VirtualLoop, skip: int = 0) -> None:
        self.loop, self.rows, self.skip = loop, list[Row](), skip
        self._task = MAIN
        loop.observe = self._step

    def names(self) -> dict[int, str]:
        """The tasks' names by number."""
        names = {number: self.loop.name_of(task) for task, number in self.loop.tasks.items()}
        return names | {MAIN: "test"}

    def story_rows(self) -> list[Row]:
        """The rows from the first to the last one of a task that the test has started."""
        others = [index for index, row in enumerate(self.rows) if row.thread != MAIN]
        rows = self.rows[others[0] : others[-1] + 1] if others else self.rows
        return rows[-NEWEST:]

    def _step(self, task: asyncio.Task[Any], run: Callable[[], None]) -> None:
        if self.loop.steps <= self.skip:
            run()
            return
        self._task = self.loop.tasks[task]
        before = len(self.rows)
        tracer = sys.gettrace()
        sys.settrace(self._enter)
        try:
            run()
        finally:
            sys.settrace(tracer)
        if len(self.rows) > before:
            self._end_of_step(task, self.rows[-1])

    def _end_of_step(self, task: asyncio.Task[Any], row: Row) -> None:
        if task.done():
            if isinstance(task._exception, StopHere):
                row.notes.append("blocks the loop")
            elif not task.cancelled() and task._exception is not None:
                row.notes.append(f"raises {type(task._exception).__name__}")
            return
        place = place_of(task)
        row.notes.append(f"waits in {place.call}" if place and place.call not in ("", "sleep") else "paused")

    def _enter(self, frame: FrameType, event: str, argument: Any) -> Any:
        if not is_own(frame.f_code.co_filename):
            return None
        if frame.f_lasti > 0 and frame.f_lineno != frame.f_code.co_firstlineno:
            self._add(frame, resumed="goes on")
        return self._line

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            self._add(frame)
        return self._line

    def _add(self, frame: FrameType, resumed: str = "") -> None:
        file, line = frame.f_code.co_filename, frame.f_lineno
        row = Row(self._task, f"{Path(file).name}:{line}", source(file, line), resumed)
        last = self.rows[-1] if self.rows else None
        if last and last.thread == row.thread and not last.notes and (last.resumed or last.place == row.place):
            self.rows.pop()  # an outer frame on the way to the one that goes on
        self.rows.append(row)


def _raised_in(error: BaseException | None, notes: Notes) -> str:
    """Say which task raised `error`, unless the test's own did."""
    for task, number in notes.loop.tasks.items():
        if number != MAIN and task.done() and not task.cancelled() and task._exception is error:
            return f", raised in {notes.names()[number]}"
    return ""


def tell(failure: Failure, notes: Notes, schedule: str) -> Story:
    """Return the story of a failing run."""
    error = failure.error
    if isinstance(error, OrderFailed):
        promise, *endings = str(error).splitlines()
    elif isinstance(error, AssertionError):
        promise, endings = said_by(error), []
    elif type(error).__name__ == "Failed":  # pytest.fail() and pytest.raises() speak for themselves
        promise, endings = str(error), []
    else:
        promise, endings = f"{type(error).__name__}: {error}".removesuffix(": ") + _raised_in(error, notes), []
    command = settings.replay_command(schedule) if settings.replay_command else f'--schedule "{schedule}"'
    why = WHY_BLOCKED if isinstance(error, BlockingCall) else WHY
    return Story(promise, notes.names(), notes.story_rows(), endings, why, command)
