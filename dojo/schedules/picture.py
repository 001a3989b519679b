"""Drawings of schedules: of the failing one, or of one of the many that a right answer stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dojo.schedules import svg
from dojo.schedules.plans import Plan
from dojo.schedules.search import Result
from dojo.schedules.story import Row, Story

TRIED = 40  # decisions at which another thread may go first, until the drawing shows somebody waiting
WIDEST = 5  # columns of a drawing of turns


def name_of(body: Callable[..., Any]) -> str:
    """Return the name of the drawing of a test, without the ending."""
    return f"{body.__module__}.{body.__qualname__}"


def draw_right(
    observe: Callable[[Plan], tuple[dict[int, str], list[Row]]], result: Result, body: Any, folder: Path
) -> None:
    """Draw a schedule under which the promise holds, best one in which a thread has to wait for another.

    `observe` runs one plan and returns the names of the threads and what they did.
    """
    best: tuple[dict[int, str], list[Row]] | None = None
    for decision in range(min(TRIED, result.decisions)):
        names, rows = observe(Plan(((decision, 2),)))
        if best is None or _meets(rows) > _meets(best[1]):
            best = names, rows
    if best is None or not best[1]:
        return
    story = Story(
        promise="The promise holds: one of the schedules of a right answer",
        threads=best[0],
        rows=best[1],
        why=f"{result.schedules} schedules were run, and it held in every one of them.",
    )
    svg.write(story, folder, name_of(body))


def draw_turns(promise: str, turns: list[tuple[str, str]], why: str, body: Any, folder: Path) -> None:
    """Draw who ran until where: `turns` are names and places ("pool.py:26  gevent.sleep(0)"), in their order.

    Nothing is drawn of more than a few: columns that only end tell nobody anything.
    """
    numbers = {name: number for number, name in enumerate(dict.fromkeys(name for name, _ in turns))}
    if len(numbers) > WIDEST:
        return
    rows = [Row(numbers[name], *(place.partition("  ")[::2])) for name, place in turns]
    names = {number: name for name, number in numbers.items()}
    svg.write(Story(promise, names, rows, why=why), folder, name_of(body))


def _meets(rows: list[Row]) -> int:
    """How well the rows show that threads meet: 2 for one that waits, 1 for one that is paused."""
    notes = [note for row in rows for note in row.notes]
    return max((2 if note.startswith("waits") else note.startswith("paused") for note in notes), default=0)
