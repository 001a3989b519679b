"""Where a task is: the innermost line of the learner's own code, and what it waits in."""

from __future__ import annotations

import asyncio
import linecache
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

_DOJO = f"{Path(__file__).resolve().parents[2]}{os.sep}"
_LIBRARIES = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
_FOREIGN = ("<", _DOJO, *_LIBRARIES)


class Place(NamedTuple):
    """A line of source, and the library call made there ("" when there is none)."""

    file: str
    line: int
    source: str
    call: str = ""

    def __str__(self) -> str:
        inside = f"   (in {self.call})" if self.call else ""
        return f"{Path(self.file).name}:{self.line}  {self.source}{inside}"


def is_own(file: str) -> bool:
    """Whether `file` is code under test: neither a library nor this machinery."""
    return not file.startswith(_FOREIGN)


def place_of(task: asyncio.Task[Any]) -> Place | None:
    """Return where `task` is suspended, or None when no line of the learner's is on its stack."""
    return innermost(_frames(task.get_coro()))


def current_place() -> Place | None:
    """Return the learner's line that is being executed in this thread."""
    return innermost(reversed(list(_stack(sys._getframe(1)))))


def led_there() -> Place | None:
    """Return the line under test that called the test's line which is being executed, if one did."""
    own = [frame for frame in _stack(sys._getframe(1)) if is_own(frame.f_code.co_filename)]
    if not own or not _is_test(own[0]):
        return None
    return innermost(iter([frame for frame in own if not _is_test(frame)][:1]))


def _is_test(frame: FrameType) -> bool:
    return Path(frame.f_code.co_filename).name.startswith("test_")


def innermost(frames: Iterator[FrameType]) -> Place | None:
    """Return the last of `frames`, outermost first, that is the learner's, with what it calls."""
    place = None
    for frame in frames:
        code = frame.f_code
        if is_own(code.co_filename):
            place = Place(code.co_filename, frame.f_lineno, source(code.co_filename, frame.f_lineno))
        elif place is not None and not place.call and not code.co_filename.startswith(_DOJO):
            place = place._replace(call=_call(frame))
    return place


def _call(frame: FrameType) -> str:
    """The name of what runs in `frame`: "Lock.acquire" for the method of a lock."""
    owner = frame.f_locals.get("self")
    name = frame.f_code.co_name
    return name if owner is None else f"{type(owner).__name__}.{name}"


def _frames(awaited: Any) -> Iterator[FrameType]:
    """The frames of a suspended coroutine and of what it awaits, outermost first."""
    while awaited is not None:
        for prefix, inner in (("cr", "cr_await"), ("gi", "gi_yieldfrom"), ("ag", "ag_await")):
            frame = getattr(awaited, f"{prefix}_frame", None)
            if frame is not None:
                yield frame
                awaited = getattr(awaited, inner)
                break
        else:
            return


def _stack(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def source(file: str, line: int) -> str:
    """Return a line of a file, stripped."""
    return linecache.getline(file, line).strip() or "?"
