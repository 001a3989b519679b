"""Where a thread is and what it waits for, in words."""

import linecache
import os
import sys
import threading
import traceback as tracebacks
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

_STDLIB = os.path.dirname(threading.__file__) + os.sep
_SITE_PACKAGES = os.path.join(_STDLIB, "site-packages")
_HERE = os.path.dirname(__file__) + os.sep
_NOT_UNDER_TEST = (os.path.dirname(os.path.dirname(__file__)) + os.sep, _STDLIB)
_CALL_CACHES = {10: 0, 11: 8}.get(sys.version_info.minor, 6)  # bytes between a call and the next instruction
_DEBUGGERS = ("bdb.py", "pdb.py", "pydevd.py", "_pydevd_bundle")


@dataclass(frozen=True)
class Waiting:
    """One thread that cannot go on: its name, its line, what it waits for.

    called_from: for a line of a test's, the line outside the test that led there, if one did.
    """

    thread: str
    place: str
    source: str
    waits_for: str
    call: str = ""
    runs: bool = False
    called_from: str = ""


def is_own(filename: str) -> bool:
    """Tell whether a file belongs to the explorer or to the standard library."""
    if filename.startswith((_HERE, "<frozen")):
        return True
    return filename.startswith(_STDLIB) and not filename.startswith(_SITE_PACKAGES)


def outer(frame: FrameType | None) -> FrameType | None:
    """Return the innermost frame that is the user's own."""
    while frame is not None and is_own(frame.f_code.co_filename):
        frame = frame.f_back
    return frame


def here() -> tuple[CodeType, int] | None:
    """Return code and offset of the user's line that is running in this thread."""
    frame = outer(sys._getframe(1))
    return None if frame is None else (frame.f_code, frame.f_lasti)


def raised_at(error: BaseException) -> tuple[CodeType, int] | None:
    """Return code and offset of the innermost line of the user's own that an exception came through."""
    where, traceback = None, error.__traceback__
    while traceback is not None:
        if not is_own(traceback.tb_frame.f_code.co_filename):
            where = traceback.tb_frame.f_code, traceback.tb_lasti
        traceback = traceback.tb_next
    return where


def within_call(code: CodeType, offset: int) -> bool:
    """Tell whether this thread is inside the call that `code` makes at `offset`."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code is not code:
        frame = frame.f_back
    return frame is not None and 0 <= frame.f_lasti - offset <= _CALL_CACHES


def line_of(code: CodeType, offset: int) -> int:
    """Return the line number of the instruction at `offset`."""
    for start, end, line in code.co_lines():
        if line is not None and start <= offset < end:
            return line
    return code.co_firstlineno


def place(filename: str, line: int) -> str:
    """Return "lock.py:19"."""
    return f"{os.path.basename(filename)}:{line}"


def source(filename: str, line: int) -> str:
    """Return the source line, stripped."""
    return linecache.getline(filename, line).strip()


def names(threads: list[Any]) -> dict[int, str]:
    """Return a name for each thread id: "increment", or "increment #2" if there are several."""
    result: dict[int, tuple[str, int]] = {}
    seen: dict[str, int] = {}
    for thread in threads:
        seen[thread.name] = seen.get(thread.name, 0) + 1
        result[thread.id] = thread.name, seen[thread.name]
    return {id: f"{name} #{number}" if seen[name] > 1 else name for id, (name, number) in result.items()}


def waiting(run: Any) -> list[Waiting]:
    """Describe every thread of the run that cannot go on."""
    frames, called = sys._current_frames(), names(run.threads)
    blocked = [thread for thread in run.threads if thread.state == "blocked"]
    if run.threads[0].state == "done":
        blocked = [thread for thread in blocked if not thread.daemon]
    told = [thread for thread in blocked if not _only_joins(frames.get(thread.ident))]
    if not told and all(thread.state != "ready" for thread in run.threads):
        told = blocked
    return [_waiting(called[thread.id], frames.get(thread.ident), thread.waits_for()) for thread in told]


def _waiting(name: str, inner: FrameType | None, waits_for: str, runs: bool = False) -> Waiting:
    where, line = _where(outer(inner))
    return Waiting(name, where, line, waits_for, library_call(inner), runs, _called_from(outer(inner)))


def _only_joins(frame: FrameType | None) -> bool:
    """Tell whether a thread waits for the others in in_threads(), on which no code under test has a say."""
    while frame is not None and is_own(frame.f_code.co_filename):
        if frame.f_code.co_name == "in_threads":
            return True
        frame = frame.f_back
    return False


def _called_from(frame: FrameType | None) -> str:
    """Return place and source of the line under test that called this line of a test's, or ""."""
    if frame is None or not is_test(frame.f_code.co_filename):
        return ""
    while frame is not None and (is_test(frame.f_code.co_filename) or is_own(frame.f_code.co_filename)):
        frame = frame.f_back
    known = frame is not None and not frame.f_code.co_filename.startswith(_NOT_UNDER_TEST)
    return "  ".join(_where(frame)) if known else ""


def is_test(filename: str) -> bool:
    """Tell whether a file is one of tests, by the name that pytest asks for."""
    return os.path.basename(filename).startswith("test_")


def place_in_test(run: Any) -> tuple[str, int, str] | None:
    """Return file, line and function of the outermost line of a test's in the run's first thread."""
    frame, found = sys._current_frames().get(run.threads[0].ident), None
    while frame is not None:
        if is_test(frame.f_code.co_filename):
            found = frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name
        frame = frame.f_back
    return found


def is_direct() -> bool:
    """Tell whether the user's own code called the primitive that asks."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(_HERE):
        frame = frame.f_back
    return frame is not None and not is_own(frame.f_code.co_filename)


def waits(waits_for: str) -> str:
    """Return the words for the thread that calls this: "in Queue.get() for a notification"."""
    call = library_call(sys._getframe(1))
    return f"in {call} for {waits_for}" if call else f"for {waits_for}"


def library_call(frame: FrameType | None) -> str:
    """Return the library call in which the user's code waits: "Queue.get()"."""
    name = ""
    while frame is not None and is_own(frame.f_code.co_filename):
        if not frame.f_code.co_filename.startswith(_HERE):
            owner = frame.f_locals.get("self")
            prefix = f"{type(owner).__name__}." if owner is not None else ""
            name = f"{prefix}{frame.f_code.co_name}()"
        frame = frame.f_back
    return name


def alive(threads: list[Any]) -> list[Waiting]:
    """Describe threads that are alive when they should have ended."""
    frames = sys._current_frames()
    return [Waiting(thread.name, *_where(outer(frames.get(thread.ident))), "") for thread in threads]


def _where(frame: FrameType | None) -> tuple[str, str]:
    if frame is None:
        return "", ""
    filename = frame.f_code.co_filename
    return place(filename, frame.f_lineno), source(filename, frame.f_lineno)


def livelock(run: Any) -> str:
    """Return the words for a run that does not end: who runs, and where."""
    loops = [waiting for waiting in running(run) if waiting.runs]
    places = " and ".join(dict.fromkeys(loop.place for loop in loops))
    who = loops[0].thread if len(loops) == 1 else f"{len(loops)} threads"
    return f"{who} went round and round at {places}, {run.rules.max_steps} steps without getting anywhere"


def running(run: Any) -> list[Waiting]:
    """Describe every thread of a livelock: the loop in which it looks again and again, or what it waits for."""
    frames, called = sys._current_frames(), names(run.threads)
    result = []
    for thread in run.threads:
        if thread.state == "ready":
            result.append(_waiting(called[thread.id], frames.get(thread.ident), "", runs=True))
    return result + waiting(run)


def stuck(thread: Any, frame: FrameType | None) -> str:
    """Return the words for a thread that sits in a call that the explorer does not control."""
    stack = "".join(tracebacks.format_stack(frame)) if frame else "(no stack)"
    return (
        f"the thread {thread.name} sits in a call that the explorer does not control, "
        "so nothing is known about this test.\n"
        "Build every lock, queue and thread inside the test's body, and leave out real "
        "input, output, sockets and processes.\n"
        f"It was here:\n{stack}"
    )


def untraced(thread: Any) -> str:
    """Return the words for a thread whose trace function was replaced."""
    return (
        f"the thread {thread.name} replaced its trace function (sys.settrace: a debugger, or the "
        "code itself), so its switch points were not seen and nothing is known about this test.\n"
        "Python 3.12 and later have no such conflict."
    )


def debugger_in(frame: FrameType | None) -> bool:
    """Tell whether a debugger has stopped this thread."""
    while frame is not None:
        if any(name in frame.f_code.co_filename for name in _DEBUGGERS):
            return True
        frame = frame.f_back
    return False
