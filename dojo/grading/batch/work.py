"""What is to be done: units of work, and the order in which a student's units follow each other."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from dojo.grading.judge import NOT_BEGUN
from dojo.grading.result import ERROR, KataResult, SubmissionResult
from dojo.syllabus import Kata

GRADE, SLOW = "katas.grade", "katas.slow"  # the lanes; also the names of the broker's queues
UNIT = 10  # katas: few enough that a killed worker costs seconds, enough to share a start
NO_RUN = "infrastructure"  # the `exit` of a kata that the machinery failed at
RETRIES = 2  # of what the machinery failed at; an answer that failed is never tried again


@dataclass(frozen=True)
class Settings:
    """What, beside the answers, a verdict depends on. `require` is the weakest rung of the box to accept."""

    suite: str
    seed: int
    require: str | None = None

    @property
    def key(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


@dataclass(frozen=True)
class Unit:
    """Some katas of one submission, to be graded in one go. It carries hashes, not code.

    `lane` is where it waits, `chain` the lane for which it was planned.
    """

    student: str
    submission: str
    katas: tuple[str, ...]
    settings: Settings
    lane: str = GRADE
    chain: str = GRADE
    tries: int = 0

    @property
    def id(self) -> str:
        """Names the unit: two with the same work have the same one, whatever their lane and try."""
        work = [self.student, self.submission, list(self.katas), self.settings.key]
        return hashlib.sha256(json.dumps(work).encode()).hexdigest()

    def to_dict(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def from_dict(cls, document: dict) -> "Unit":
        values = document | {"katas": tuple(document["katas"]), "settings": Settings(**document["settings"])}
        return cls(**values)


@dataclass(frozen=True)
class Outcome:
    """How a unit ended: with a result, or with a problem of the machinery after `reached` of its katas.

    `refused` says that the submission cannot be graded at all, `missing` that the required box is not to be
    had, `final` that trying again is no use.
    """

    unit: Unit
    result: SubmissionResult | None = None
    problem: str = ""
    refused: str = ""
    missing: str = ""
    reached: int = 0
    final: bool = False


class Plan:
    """Hands out units so that one student's hangs never keep the others waiting.

    A student's units follow each other. Katas that need processes are in the slow lane from the start; once
    one of a student's katas ran out of time, the rest of that student's katas follow it there.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._left: dict[tuple[str, str], list[Unit]] = {}

    def add(self, student: str, submission: str, katas: Iterable[Kata]) -> None:
        """Plan the katas of one submission."""
        for lane, chosen in ((GRADE, False), (SLOW, True)):
            ids = [kata.id for kata in katas if is_slow(kata) is chosen]
            units = [
                Unit(student, submission, tuple(ids[start : start + UNIT]), self.settings, lane, lane)
                for start in range(0, len(ids), UNIT)
            ]
            if units:
                self._left[student, lane] = units

    def first(self) -> Iterator[Unit]:
        """Yield what can start at once: the first unit of every student in each lane."""
        for units in self._left.values():
            yield units.pop(0)

    def after(self, unit: Unit, katas: Iterable[KataResult]) -> list[Unit]:
        """Return what can start now that a unit has ended for good."""
        chain = self._left.get((unit.student, unit.chain), [])
        if not chain:
            return []
        following = chain.pop(0)
        hung = unit.lane == SLOW or any(kata.exit == "wall" for kata in katas)
        return [replace(following, lane=SLOW if hung else GRADE)]


def is_slow(kata: Kata) -> bool:
    """Return whether a test of the kata is marked slow."""
    return "mark.slow" in kata.spec.read_text(encoding="utf-8")


def unbegun(kata: KataResult) -> bool:
    """Return whether the machinery failed before the answer was loaded: nothing that an answer can bring about."""
    return kata.status == ERROR and (kata.exit == NO_RUN or kata.error.startswith(NOT_BEGUN))


def again(unit: Unit, outcome: Outcome) -> list[Unit]:
    """Return what to try again after an outcome: the katas at which the machinery failed, each alone.

    After a problem that is the one at which it happened, and the others go on as they were. Empty when there is
    nothing to try again, or when the unit had its tries.
    """
    if outcome.final or outcome.refused or unit.tries >= RETRIES:
        return []
    if outcome.result is not None:
        broken = [kata.id for kata in outcome.result.katas if unbegun(kata)]
        return [replace(unit, katas=(kata,), lane=SLOW, tries=unit.tries + 1) for kata in broken]
    suspect = min(outcome.reached, len(unit.katas) - 1)
    others = unit.katas[:suspect] + unit.katas[suspect + 1 :]
    alone = replace(unit, katas=(unit.katas[suspect],), lane=SLOW, tries=unit.tries + 1)
    return [replace(unit, katas=others), alone] if others else [alone]
