"""The board: where a learner stands, kata by kata, and the next step. Words first: colour only repeats them."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dojo.outcomes import BROKEN, FAILED, PASSED, TO_DO
from dojo.paths import shown
from dojo.syllabus import Kata

CHANGED = "changed"

WORDS = {PASSED: "done", TO_DO: "to do", FAILED: "wrong", BROKEN: "broken", CHANGED: "not run"}
COLOURS = {PASSED: "green", TO_DO: "yellow", FAILED: "red", BROKEN: "red", CHANGED: "cyan"}

NAME_AND_COUNT = 31  # characters

Segment = tuple[str, str | None]
"""A piece of text and the name of its colour, or of `bold`."""


@dataclass(frozen=True)
class Standing:
    """How one kata stands. `total` is 0 when its tests have not been counted yet."""

    kata: Kata
    state: str
    passed: int = 0
    total: int = 0


def rows(
    standings: Iterable[Standing], chapters: Mapping[str, str], width: int | None = None
) -> Iterator[list[Segment]]:
    """Yield the board line by line: each chapter's title, then its katas.

    `width` is how many characters fit into a line of the terminal; None means any number.
    """
    chapter = None
    for one in standings:
        if one.kata.chapter != chapter:
            chapter = one.kata.chapter
            yield [(chapters[chapter], "bold")]
        count = f"{one.passed:3} of {one.total:<3}" if one.total else " " * 10
        yield [
            ("  ", None),
            (f"{WORDS[one.state]:8}", COLOURS[one.state]),
            (_fit(f"{one.kata.name:20} {count}  {one.kata.idea}", width and width - 10).rstrip(), None),
        ]


def _indented(text: str, width: int | None) -> list[str]:
    return textwrap.wrap(text, width or 1000, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _fit(text: str, room: int | None) -> str:
    """Return as much of `text` as fits, where only the end, the idea, may be cut."""
    if room is None or len(text) <= room:
        return text
    return text[: room - 3].rstrip() + "..." if room > NAME_AND_COUNT + 10 else text[:NAME_AND_COUNT].rstrip()


def summary(standings: Iterable[Standing]) -> str:
    """Return one sentence with the counts, for example `5 katas: 1 done, 4 to do.`"""
    states = [one.state for one in standings]
    counts = ", ".join(f"{states.count(state)} {WORDS[state]}" for state in WORDS if state in states)
    return f"{len(states)} {'kata' if len(states) == 1 else 'katas'}: {counts}."


def time_left(standings: Iterable[Standing]) -> str:
    """Return one sentence on the syllabus's guess at the time for all that is not done."""
    minutes = sum(one.kata.minutes for one in standings if one.state != PASSED)
    return f"About {minutes} minutes to go." if minutes < 90 else f"About {round(minutes / 60)} hours to go."


def next_step(standings: Iterable[Standing], target: str = "katas", width: int | None = None) -> list[str]:
    """Return what to do now: the file to edit, the idea and the commands, or that all is done."""
    open_katas = [one.kata for one in standings if one.state != PASSED]
    if not open_katas:
        return ["Finished: every test of these katas passes."]
    kata = open_katas[0]
    option = "" if target == "katas" else f" --target {target}"
    path = target if target.endswith(".py") else f"{target}/{kata.id}.py"
    help_line = [f"      stuck?    dojo hint {kata.id}"] if target == "katas" else []
    return [
        f"Next: edit {path}",
        *_indented(f"{kata.title}: {kata.idea}", width),
        f"      then run: pytest {shown(kata.spec)}{option}",
        *help_line,
    ]
