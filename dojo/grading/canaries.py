"""Answers with a known verdict, judged in the submission's process between its own tests.

Whoever made wrong answers pass there made these pass too; whoever broke the judging made the right one fail.
Which ones they are and when they come is drawn anew each time, and their texts are sent only then.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dojo.grading.suite import mistakes
from dojo.outcomes import FAILED, PASSED
from dojo.paths import SOLUTIONS
from dojo.syllabus import Kata

# Mistakes that are found by waiting take seconds; a quicker one says as much.
SLOW_WORDS = ("stuck", "busy", "no end", "hang")


@dataclass(frozen=True)
class Canary:
    """An answer, the items to judge it with, and what has to come out: `says` is None when it must pass.

    A wrong answer has to fail one of its items, for the reason that it names.
    """

    answer: Path
    items: tuple[int, ...]
    says: str | None

    def steps(self, kata: Kata) -> Iterator[dict[str, Any]]:
        """Yield the steps that have it judged."""
        text = self.answer.read_text(encoding="utf-8")
        for item in self.items:
            yield {"do": "test", "item": item, "kata": kata.id, "answer": text}

    def wrong(self, answers: Iterable[dict[str, Any]]) -> str | None:
        """Return what is wrong with the verdicts as they come in, or None."""
        for answer in answers:
            if self.says is None and answer["state"] != PASSED:
                return f"a right answer was called {answer['state']}"
            if self.says is not None and answer["state"] != PASSED:
                as_it_should = answer["state"] == FAILED and self.says in answer["message"]
                return None if as_it_should else "a wrong answer failed for another reason than its own"
        return None if self.says is None else "a wrong answer passed"


def wrong_answer(kata: Kata, items: Sequence[tuple[str, str]], chance: random.Random) -> Canary | None:
    """Return one of the kata's mistakes, drawn by `chance`, which must fail; None when it has none.

    `items` are the spec's tests, as (id, function).
    """
    variants: dict[str, list[int]] = {}
    for number, (_, function) in enumerate(items):
        variants.setdefault(function, []).append(number)
    known = [one for one in mistakes(kata.id) if one.killed_by in variants]
    quick = [one for one in known if not any(word in one.says for word in SLOW_WORDS)]
    if not known:
        return None
    wrong = chance.choice(quick or known)
    return Canary(wrong.path, tuple(variants[wrong.killed_by]), wrong.says)


def right_answer(kata: Kata, seconds: Mapping[int, float], chance: random.Random) -> Canary:
    """Return the solution, which must pass one of the quickest of the tests that took so many `seconds`.

    To be judged when the submission's tests are over: they could make use of it.
    """
    quickest = sorted(seconds, key=lambda number: seconds[number])[:2]
    return Canary(SOLUTIONS / f"{kata.id}.py", (chance.choice(quickest),), None)
