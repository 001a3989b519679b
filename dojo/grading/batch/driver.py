"""Grade what of a class is not graded yet: hand out units, keep what comes back, try again what broke."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import Protocol

from dojo.grading.batch.store import Store
from dojo.grading.batch.twins import Sharing
from dojo.grading.batch.work import NO_RUN, RETRIES, Outcome, Plan, Settings, Unit, again
from dojo.grading.result import (
    ERROR,
    INSIDE,
    KataResult,
    Layers,
    Limits,
    Submission,
    SubmissionResult,
    totals,
)
from dojo.grading.suite import interpreter, suite
from dojo.syllabus import Kata

NOTHING = "sha256:" + "0" * 64  # the hash of what could not be read


class Backend(Protocol):
    """Where units are graded."""

    def submit(self, unit: Unit) -> None:
        """Let the unit be graded; returns at once."""

    def next(self) -> Outcome:
        """Wait for an outcome; the same may come twice."""
        ...

    def accept(self, outcome: Outcome) -> None:
        """Take note that the outcome is stored."""

    def close(self) -> None:
        """End what is under way and give everything back."""


def grade_class(
    todo: Mapping[str, Iterable[Kata]],
    sharing: Sharing,
    store: Store,
    backend: Backend,
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> None:
    """Grade some katas of some students, and give everybody with the same answer the verdict.

    `tell` hears of every unit's end.
    """
    settings = sharing.settings
    plan, rows = Plan(settings), {kata.id: kata for katas in todo.values() for kata in katas}
    for student, katas in todo.items():
        plan.add(student, sharing.hashes[student], katas)
    waiting: dict[str, Unit] = {}

    def start(units: Iterable[Unit]) -> None:
        for unit in units:
            waiting[unit.id] = unit
            backend.submit(unit)

    start(plan.first())
    while waiting:
        outcome = backend.next()
        unit = waiting.pop(outcome.unit.id, None)
        if unit is not None:
            retried = again(unit, outcome)
            start(retried)
            result = outcome.result
            if result is None and not retried:
                result = failed(unit, outcome, rows)
            if result is not None:
                result = without(result, {kata for one in retried for kata in one.katas})
                store.put(settings, unit.student, unit.submission, result, unit.tries)
                if not outcome.refused:
                    sharing.share(unit.student, result)
                else:  # that says nothing about others who have the same answer to one kata
                    start(sharing.instead_of(unit))
                start(plan.after(unit, result.katas))
            tell(outcome)
        backend.accept(outcome)


def failed(unit: Unit, outcome: Outcome, katas: Mapping[str, Kata]) -> SubmissionResult:
    """Return what is kept of a unit that could not be graded: no verdict on any of its katas, and why."""
    reason = f"not graded: {outcome.refused or outcome.problem}"
    if outcome.problem and unit.tries == RETRIES:
        reason += f" (tried {RETRIES + 1} times)"
    rows = [katas[kata] for kata in unit.katas]
    return no_verdict(unit.student, unit.submission, unit.settings, rows, reason, NO_RUN)


def without(result: SubmissionResult, katas: Collection[str]) -> SubmissionResult:
    """Return the result less some of its katas."""
    kept = tuple(kata for kata in result.katas if kata.id not in katas)
    return replace(result, katas=kept, totals=totals(kept))


def no_verdict(
    student: str, submission: str, settings: Settings, katas: Iterable[Kata], reason: str, ended: str = ""
) -> SubmissionResult:
    """Return a result in which no kata has a verdict, for one and the same reason; nothing was run."""
    rows = tuple(KataResult(kata.id, ERROR, 0, kata.points, INSIDE, reason, exit=ended) for kata in katas)
    return SubmissionResult(
        Submission(student, submission or NOTHING),
        replace(suite(), hash=settings.suite),
        interpreter(),
        Limits(0, 0, None, 0, 0, None, 0),
        Layers("limits", pid=False, net=False, mount=False, uid=False, rlimits=False),
        settings.seed,
        datetime.now(timezone.utc).isoformat(timespec="seconds"),
        rows,
        totals(rows),
    )
