"""The board: where a learner stands, kata by kata, and the next step. Words first: colour only repeats them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dojo.outcomes import BROKEN, FAILED, PASSED, TO_DO
from dojo.paths import shown
from dojo.syllabus import Kata

CHANGED = "changed"

WORDS = {PASSED: "done", TO_DO: "to do", FAILED: "wrong", BROKEN: "broken", CHANGED: "not run"}
COLOURS = {PASSED: "green", TO_DO: "yellow", FAILED: "red", BROKEN: "red", CHANGED: "cyan"}

Segment = tuple[str, str | None]
"""A piece of text and the name of its colour, or of `bold`."""


@dataclass(frozen=True)
class Standing:
    """How one kata stands. `total` is 0 when its tests have not been counted yet."""

    kata: Kata
    state: str
    passed: int = 0
    total: int = 0


def rows(standings: Iterable[Standing], chapters: Mapping[str, str]) -> Iterator[list[Segment]]:
    """Yield the board line by line: each chapter's title, then its katas."""
    chapter = None
    for one in standings:
        if one.kata.chapter != chapter:
            chapter = one.kata.chapter
            yield [(chapters[chapter], "bold")]
        count = f"{one.passed:3} of {one.total:<3}" if one.total else " " * 10
        yield [
            ("  ", None),
            (f"{WORDS[one.state]:8}", COLOURS[one.state]),
            (f"{one.kata.name:20} {count}  {one.kata.idea}", None),
        ]


def summary(standings: Iterable[Standing]) -> str:
    """Return one sentence with the counts, for example `5 katas: 1 done, 4 to do.`"""
    states = [one.state for one in standings]
    counts = ", ".join(f"{states.count(state)} {WORDS[state]}" for state in WORDS if state in states)
    return f"{len(states)} {'kata' if len(states) == 1 else 'katas'}: {counts}."


def next_step(standings: Iterable[Standing], target: str = "katas") -> list[str]:
    """Return what to do now: the file to edit and the command to run, or that all is done."""
    open_katas = [one.kata for one in standings if one.state != PASSED]
    if not open_katas:
        return ["Finished: every test of these katas passes."]
    kata = open_katas[0]
    option = "" if target == "katas" else f" --target {target}"
    path = target if target.endswith(".py") else f"{target}/{kata.id}.py"
    return [
        f"Next: edit {path}  ({kata.title}: {kata.idea})",
        f"      then run: pytest {shown(kata.spec)}{option}",
    ]
