"""What a person is told about a failure: the promise, the endings, the reason."""

import re
import sys
from typing import Any

from dojo.schedules import blame, recording, replay
from dojo.schedules.settings import settings
from dojo.schedules.story import Row, Story
from dojo.schedules.verdicts import Failure


def tell(failure: Failure, run: Any, log: list[Any], schedule: str) -> Story:
    """Return the story of a failing run."""
    names = blame.names(run.threads)
    rows = recording.rows(log)
    command = settings.replay_command(schedule) if settings.replay_command else f'--schedule "{schedule}"'
    return Story(
        promise=promise(failure, names),
        threads=names,
        rows=rows,
        endings=[_waits(waiting) for waiting in failure.waiting] + _unstoppable(run),
        why=why(failure, rows, len(run.threads), schedule),
        replay=command,
    )


def promise(failure: Failure, names: dict[int, str]) -> str:
    """Return the first line: the broken promise, as the assertion says it."""
    if failure.kind == "deadlock":
        return "deadlock: every thread waits, so nobody will ever go on"
    if failure.kind == "leftover":
        return "a thread is still alive at the end: a program with this code never exits"
    if failure.kind == "livelock":
        return f"livelock: {failure.text}"
    error = failure.error
    if isinstance(error, AssertionError):
        return said_by(error)
    if type(error).__name__ == "Failed":  # pytest.fail() and pytest.raises() speak for themselves
        return str(error)
    thread = f", raised in {names[failure.thread.id]}" if failure.thread and failure.thread.id else ""
    if not thread:
        notes = [note for note in getattr(error, "__notes__", []) if note.startswith("raised in ")]
        thread = f", {notes[0]}" if notes else ""
    text = f": {error}" if str(error) else ""
    return f"{type(error).__name__}{text}{thread}"


def said_by(error: AssertionError) -> str:
    """Return an assertion's own words, without what pytest adds about its values."""
    lines = str(error).splitlines()
    for k, line in enumerate(lines):
        if line.startswith("assert ") and k > 0:
            return "\n".join(lines[:k])
    return "\n".join(lines) or "an assertion without a message failed"


def _waits(waiting: Any) -> str:
    call = f" in {waiting.call}" if waiting.call else ""
    what = f" for {waiting.waits_for}" if waiting.waits_for else ""
    where = f"   {waiting.place}  {waiting.source}" if waiting.place else ""
    led_there = f"\n    called from {waiting.called_from}" if waiting.called_from else ""
    does = "goes round and round" if waiting.runs else "waits"
    return f"  {waiting.thread} {does}{call}{what}{where}{led_there}"


def _unstoppable(run: Any) -> list[str]:
    return [
        f"The thread {thread.name} could not be ended: it sits in a call that cannot be interrupted."
        for thread in run.lost
    ]


def why(failure: Failure, rows: list[Row], threads: int, schedule: str) -> str:
    """Return why Python is free to run the threads, of which there were so many, in the order of `schedule`."""
    paused = [row for row in rows if row.deed]
    if failure.kind == "deadlock":
        return _why_deadlock(failure)
    if failure.kind == "livelock":
        return _why_livelock(failure)
    if failure.kind == "leftover":
        return "Python waits at exit for every thread that is not a daemon."
    if any("the end of sleep" in note and not blame.is_test(row.place) for row in rows for note in row.notes):
        return (
            "Sleeping is no way of waiting for another thread: "
            "how far that one gets meanwhile, Python does not promise."
        )
    if not paused and threads < 2:
        return ""  # the order of threads has no part in it
    if not paused and schedule == replay.EMPTY:
        return "No thread was interrupted here: it fails even if each runs until it waits or ends."
    if not paused:
        return "No thread was interrupted here: this is only the order in which they ran, and Python promises none."
    row = paused[-1]
    source = row.source if len(row.source) <= 50 else row.source[:47] + "..."
    if row.deed == "writing":
        pause = "between the read and the write of" if _reads_what_it_writes(row) else "before the write of"
        return (
            f"The pause shown here is one that Python is free to make: a switch {pause} "
            f"`{source}`. CPython with the GIL seldom does; other builds do."
        )
    return (
        f"The pause shown here is one that Python is free to make: a switch inside `{source}`. "
        "Python may switch threads between any two bytecodes; other builds run them at the same time."
    )


def _why_deadlock(failure: Failure) -> str:
    if [waiting.thread for waiting in failure.waiting] == ["main"]:
        return "No other thread is left that could end this wait."
    return (
        "Python runs threads in any order, so this order will come: "
        "the locks and the notifications must be right for every one."
    )


def _why_livelock(failure: Failure) -> str:
    if any("the end of sleep" in waiting.waits_for for waiting in failure.waiting):
        return (
            "To look again and again is no way of waiting: it keeps a processor busy while others sleep, "
            "where a thread that waits for a notification costs nothing."
        )
    return "A loop that only looks again and again must be let out by somebody, in every order of the threads."


def _reads_what_it_writes(row: Row) -> bool:
    """Tell whether the line is one like `value += 1` or `value = value + 1`."""
    written = row.notes[-1].rpartition(" ")[2] if row.notes else ""
    whole = re.search(rf"(?:\w+\.)*\b{written}\b", row.source)  # `self.value`, which is not `value`
    again = re.findall(rf"(?<![\w.]){re.escape(whole.group())}\b", row.source) if whole else []
    return bool(re.search(r"[-+*/%&|^@<>]=", row.source)) or len(again) > 1


def inconclusive(failure: Failure) -> str:
    """Return the message for a program that the explorer does not control."""
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return f"inconclusive on {version}: {failure.text}"
