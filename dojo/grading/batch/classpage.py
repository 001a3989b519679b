"""The page of a class: how everybody stands, where the class is stuck, which mistake is common."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dojo import mistakes
from dojo.grading.exporters.page import templates
from dojo.grading.exporters.reading import presentable
from dojo.grading.result import ERROR, FAIL, NOT_WRITTEN, KataResult, SubmissionResult, TestResult


@dataclass(frozen=True)
class Row:
    """One student's result, and how often the machinery had to try again for it."""

    result: SubmissionResult
    tries: int = 0


@dataclass
class Stuck:
    """How a kata stands in the class."""

    kata: str
    counts: Counter[str] = field(default_factory=Counter)
    students: list[str] = field(default_factory=list)


@dataclass
class Common:
    """What several students got wrong in the same way. `mistakes` are files that fail with the same words."""

    kata: str
    test: str
    says: str
    mistakes: tuple[str, ...]
    summary: str
    students: list[str] = field(default_factory=list)


def render(rows: Sequence[Row], katas: Sequence[str]) -> str:
    """Return the page in HTML; like a student's page it needs no other file."""
    shown = [Row(presentable(row.result), row.tries) for row in rows]
    cells = [{kata.id: kata for kata in row.result.katas} for row in shown]
    return (
        templates()
        .get_template("class.html.j2")
        .render(rows=list(zip(shown, cells)), katas=katas, stuck=stuck(shown, katas), common=common(shown))
    )


def stuck(rows: Iterable[Row], katas: Iterable[str]) -> list[Stuck]:
    """Return the katas at which somebody is stuck, those with most students first.

    Stuck is who wrote an answer that is not right; who wrote nothing has not come that far.
    """
    found = {kata: Stuck(kata) for kata in katas}
    for row in rows:
        for kata in row.result.katas:
            found[kata.id].counts[kata.status] += 1
            if kata.status in (FAIL, ERROR):
                found[kata.id].students.append(row.result.submission.student)
    return sorted((one for one in found.values() if one.students), key=lambda one: -len(one.students))


def common(rows: Iterable[Row]) -> list[Common]:
    """Return what at least two students got wrong in the same way, the most frequent first."""
    found: dict[tuple[str, str, str], Common] = {}
    for row in rows:
        for kata in row.result.katas:
            for way in set(_ways(kata)):
                one = found.setdefault(way, _common(*way))
                one.students.append(row.result.submission.student)
    return sorted((one for one in found.values() if len(one.students) > 1), key=lambda one: -len(one.students))


def _ways(kata: KataResult) -> Iterator[tuple[str, str, str]]:
    """Yield in which ways an answer is wrong: kata, test, and the words that tell this way from others."""
    if kata.status not in (FAIL, NOT_WRITTEN):
        return
    for test in kata.tests:
        if test.status == FAIL:
            yield kata.id, test.name, _words(kata.id, test)


def _words(kata_id: str, test: TestResult) -> str:
    """Return the words of a known mistake that are in the message, the longest if there are several."""
    known = {one.says for one in _mistakes(kata_id) if one.killed_by == test.name and one.says in test.message}
    return max(known, key=len) if known else test.message.partition("\n")[0]


@lru_cache
def _mistakes(kata_id: str) -> list[mistakes.Mistake]:
    return mistakes.of_kata(kata_id)


def _common(kata_id: str, test: str, says: str) -> Common:
    alike = [one for one in _mistakes(kata_id) if one.killed_by == test and one.says == says]
    return Common(kata_id, test, says, tuple(one.label for one in alike), alike[0].summary if len(alike) == 1 else "")
