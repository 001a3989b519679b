"""Grading one submission: from a folder of katas to a SubmissionResult."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dojo.grading.result import KataResult, SubmissionResult


class SubmissionError(Exception):
    """The submission cannot be graded at all; the message is for whoever handed it in."""


class LayerMissing(Exception):
    """The machine cannot give the rung of the box that was required."""


def grade(
    submission: Path,
    *,
    student: str | None = None,
    katas: Sequence[str] | None = None,
    seed: int | None = None,
    require: str | None = None,
    jobs: int = 1,
    on_kata: Callable[[KataResult], None] | None = None,
) -> SubmissionResult:
    """Return the grading of the folder `submission`, which is a `katas` folder or holds one.

    `student` names whose it is (the folder's name by default), `katas` the ids to grade (all of the
    syllabus), `seed` what the schedule search starts from (random by default), `require` the weakest rung
    of the box to accept, `jobs` how many katas run at once. `on_kata` is called with each result as it is made.

    Raises SubmissionError when there is nothing to grade, LayerMissing when the box is weaker than required.
    """
    raise NotImplementedError("grade")
