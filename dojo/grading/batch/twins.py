"""Who handed in the very same answer: it is graded once, and its verdict is everybody's who has it.

A verdict depends on the answer, the specification and the seed, and in a class the last two are the same for all.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from dojo.grading.batch.store import Store
from dojo.grading.batch.submissions import fetch
from dojo.grading.batch.work import Settings, Unit
from dojo.grading.result import SubmissionResult
from dojo.grading.submission import read, stands_alone

Key = tuple[str, str]  # a student and a kata


def same_answers(hashes: Mapping[str, str], katas: Iterable[str], shelf: Path) -> Mapping[Key, str]:
    """Return a name for every student's answer to every kata; answers of one name are the same.

    `hashes` are the submissions by student.
    """
    names = {}
    wanted = list(katas)
    for student, submission in hashes.items():
        texts = read(fetch(shelf, submission)).texts
        for kata in wanted:
            text = texts.get(kata)
            alone = text is None or stands_alone(text)
            names[student, kata] = f"{kata} {_hash(text) if alone else submission}"
    return names


def _hash(text: bytes | None) -> str:
    return "missing" if text is None else hashlib.sha256(text).hexdigest()


class Sharing:
    """Keeps account of who has which answer while a class is graded. `hashes` are the submissions by student."""

    def __init__(
        self, settings: Settings, store: Store, hashes: Mapping[str, str], katas: list[str], answers: Mapping[Key, str]
    ) -> None:
        self.settings, self.hashes, self._store = settings, hashes, store
        self._done = {student: store.done(settings, student, hash_) for student, hash_ in hashes.items()}
        self._names = {(student, kata): answers[student, kata] for student in hashes for kata in katas}
        self._holders: dict[str, list[str]] = {}
        for (student, _), name in self._names.items():
            self._holders.setdefault(name, []).append(student)

    def to_grade(self) -> dict[str, list[str]]:
        """Return which katas of which student have to be graded, and share what is graded already."""
        chosen: dict[str, list[str]] = {}
        begun = set()
        for (student, kata), name in self._names.items():
            graded = next((one for one in self._holders[name] if kata in self._done[one]), None)
            if graded is not None:
                self._give(graded, student, kata)
            elif name not in begun:
                begun.add(name)
                chosen.setdefault(student, []).append(kata)
        return chosen

    def share(self, student: str, result: SubmissionResult) -> None:
        """Give a student's new verdicts to everybody who has the same answers."""
        for kata in result.katas:
            self._done[student].add(kata.id)
            for other in self._holders[self._names[student, kata.id]]:
                self._give(student, other, kata.id)

    def instead_of(self, unit: Unit) -> list[Unit]:
        """Return units for the katas of one that was refused, each of somebody else who has the same answer."""
        units = []
        for kata in unit.katas:
            self._done[unit.student].add(kata)
            others = [one for one in self._holders[self._names[unit.student, kata]] if kata not in self._done[one]]
            if others:
                other = others[0]
                units.append(replace(unit, student=other, submission=self.hashes[other], katas=(kata,), tries=0))
        return units

    def _give(self, student: str, other: str, kata: str) -> None:
        if kata not in self._done[other]:
            source, target = ((one, self.hashes[one]) for one in (student, other))
            self._store.copy(self.settings, kata, source, target)
            self._done[other].add(kata)
