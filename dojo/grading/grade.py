"""Grading one submission: from a folder of katas to a SubmissionResult."""

import secrets
import site
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from dojo.grading import suite
from dojo.grading.judge import judge
from dojo.grading.limits import USUAL
from dojo.grading.result import ERROR, KataResult, Limits, Submission, SubmissionResult, totals
from dojo.grading.rungs import LayerMissing, Rung, strongest
from dojo.grading.submission import Answers, SubmissionError, hash_of, read
from dojo.syllabus import Kata, syllabus

__all__ = ["LayerMissing", "SubmissionError", "grade"]

LARGEST_SEED = 2**31


def grade(
    submission: Path,
    *,
    student: str | None = None,
    katas: Sequence[str] | None = None,
    seed: int | None = None,
    require: str | None = None,
    jobs: int = 1,
    limits: Limits = USUAL,
    on_kata: Callable[[KataResult], None] | None = None,
) -> SubmissionResult:
    """Return the grading of the folder `submission`, which is a `katas` folder or holds one.

    `student` names whose it is (the folder's name by default), `katas` the ids to grade (all of the
    syllabus), `seed` what the schedule search starts from (random by default), `require` the weakest rung
    of the box to accept, `jobs` how many katas run at once, `limits` what each may use. `on_kata` is called
    with each result as it is made.

    Raises SubmissionError when there is nothing to grade, LayerMissing when the box is weaker than required.
    """
    chosen = _chosen(katas)
    answers = read(submission)
    rung = strongest(require)
    seed = secrets.randbelow(LARGEST_SEED) if seed is None else seed

    def one(kata: Kata) -> KataResult:
        result = _guarded(kata, answers, rung, limits, seed)
        if on_kata is not None:
            on_kata(result)
        return result

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        results = tuple(pool.map(one, chosen))
    return SubmissionResult(
        submission=Submission(student or submission.resolve().name or "submission", answers.hash),
        suite=suite.suite(),
        interpreter=suite.interpreter(),
        limits=limits,
        layers=rung.layers,
        seed=seed,
        graded_at=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        katas=results,
        totals=totals(results),
    )


def _chosen(ids: Sequence[str] | None) -> list[Kata]:
    by_id = syllabus().by_id
    if ids is None:
        return list(by_id.values())
    unknown = [name for name in ids if name not in by_id]
    if unknown:
        raise SubmissionError(f"there is no kata {unknown[0]!r}. See them all: dojo board")
    return [by_id[name] for name in dict.fromkeys(ids)]


def _guarded(kata: Kata, answers: Answers, rung: Rung, limits: Limits, seed: int) -> KataResult:
    """Judge one kata. Where the box shares its files with the machine, see that they stayed as they were."""
    if rung.layers.mount:
        return judge(kata, answers, rung, limits, seed)
    before = _installation()
    result = judge(kata, answers, rung, limits, seed)
    if _installation() == before:
        return result
    nothing = tuple(replace(test, points=0) for test in result.tests)
    return replace(
        result, status=ERROR, points=0, tests=nothing, suspicion=(*result.suspicion, "the installation changed"),
        error="files of Python or of the suite changed while this kata ran: install both anew before you grade on",
    )  # fmt: skip


def _installation() -> str:
    """Return a hash of the suite and of what Python runs at every start."""
    folders = [Path(folder) for folder in site.getsitepackages()]
    files = [file for folder in folders if folder.is_dir() for file in folder.iterdir()]
    starters = [
        file for file in files if file.suffix == ".pth" or file.name.startswith(("sitecustomize", "usercustomize"))
    ]
    return hash_of(
        [
            ("suite", suite.fingerprint().encode()),
            *((str(file), file.read_bytes()) for file in starters if file.is_file()),
        ]
    )
