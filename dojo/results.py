"""The outcomes of one run, by kata and target."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dojo.board import Standing
from dojo.outcomes import BROKEN, FAILED, PASSED, TO_DO, Outcome
from dojo.syllabus import Kata, Syllabus


@dataclass
class Results:
    """Collects outcomes in the order in which they arrive; answers by kata in the syllabus's order."""

    syllabus: Syllabus
    outcomes: list[Outcome] = field(default_factory=list)
    _broken: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, outcome: Outcome) -> bool:
        """Keep the outcome. Return whether the same reason was already given for a kata that does not load."""
        self.outcomes.append(outcome)
        if outcome.state != BROKEN:
            return False
        reason = (outcome.kata, outcome.target, outcome.message)
        told = reason in self._broken
        self._broken.add(reason)
        return told

    def has_failed(self, kata: str, target: str) -> bool:
        """Return whether a test of this kata has failed against this target, for a reason other than a gap."""
        return any(one.state == FAILED and (one.kata, one.target) == (kata, target) for one in self.outcomes)

    def by_kata(self) -> Iterator[tuple[Kata, list[Outcome]]]:
        """Yield the katas of which at least one test ran, each with its outcomes."""
        grouped: dict[str, list[Outcome]] = {}
        for outcome in self.outcomes:
            grouped.setdefault(outcome.kata, []).append(outcome)
        for kata in self.syllabus.katas:
            if kata.id in grouped:
                yield kata, grouped[kata.id]

    def standings(self) -> list[Standing]:
        """Return how the katas stand of which at least one test ran."""
        return [
            Standing(kata, state_of_kata(outcomes), sum(one.state == PASSED for one in outcomes), len(outcomes))
            for kata, outcomes in self.by_kata()
        ]

    def write(self, path: Path) -> None:
        """Write all outcomes to `path`: a JSON list of objects with the fields of Outcome."""
        path.write_text(json.dumps([outcome.to_dict() for outcome in self.outcomes], indent=1), encoding="utf-8")


def state_of_kata(outcomes: list[Outcome]) -> str:
    """Return what a kata is when its tests ended like this.

    PASSED when all passed; BROKEN when it could not be loaded; TO_DO when nothing is wrong except
    what is not written yet; FAILED otherwise.
    """
    states = {outcome.state for outcome in outcomes}
    for state in (BROKEN, FAILED, TO_DO):
        if state in states:
            return state
    return PASSED
