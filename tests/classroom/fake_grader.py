"""Stands in for dojo/grading/grade.py in a suite of the tests: does what the answers say, and keeps a list.

An answer says `# pass`, `# fail`, `# hang` (ran out of time), `# crash` (the grader dies), `# crash once`,
`# wait` (until a file called go is there), `# refuse` or `# missing`.
"""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

from dojo.grading.result import FAIL, PASS, totals
from dojo.paths import ROOT
from dojo.syllabus import syllabus
from tests.classroom import samples

LIST = ROOT / "graded.txt"


class SubmissionError(Exception):
    pass


class LayerMissing(Exception):
    pass


def grade(submission, *, student=None, katas=None, seed=None, require=None, jobs=1, on_kata=None):
    results = [_grade(Path(submission), student, syllabus().by_id[kata], on_kata) for kata in katas or syllabus().by_id]
    result = samples.submission(*results, student=student, seed=seed or 7)
    return replace(result, totals=totals(results))


def _grade(submission, student, kata, on_kata):
    path = submission / "katas" / f"{kata.id}.py"
    text = path.read_text() if path.is_file() else "# fail"
    with LIST.open("a") as file:
        file.write(f"{student} {kata.id}\n")
    if "# refuse" in text:
        raise SubmissionError("this cannot be graded")
    if "# missing" in text:
        raise LayerMissing("bwrap is required, and this machine has limits")
    if "# wait" in text:
        while not (ROOT / "go").exists():
            time.sleep(0.01)
    times = LIST.read_text().splitlines().count(f"{student} {kata.id}")
    if "# crash" in text and (times == 1 or "once" not in text):
        os.kill(os.getpid(), signal.SIGKILL)
    if "# pass" in text or "# crash once" in text or "# wait" in text:
        made = replace(samples.passed(kata.id), points=kata.points, max_points=kata.points, tests=())
        assert made.status == PASS
    else:
        made = replace(samples.failed(kata.id, "1 and 2 make 3, not 4"), points=0, max_points=kata.points, tests=())
        assert made.status == FAIL
        made = replace(made, exit="wall" if "# hang" in text else "status 1")
    on_kata(made)
    return made
