"""GitLab's code quality report: what is wrong, beside the file in the merge request.

The tests themselves go to GitLab as JUnit (see junit.py). Source: GitLab's documentation of code quality,
"Code Quality report format".
"""

import hashlib
import json

from dojo.grading.exporters.reading import lines
from dojo.grading.result import ERROR, FAIL, NOT_RUN, PASS, SubmissionResult

SEVERITY = {FAIL: "major", ERROR: "critical", NOT_RUN: "minor"}


def render(result: SubmissionResult) -> str:
    """Return a JSON list with one entry for each test that did not pass."""
    found = []
    for kata in result.katas:
        for line in lines(kata):
            if line.status == PASS:
                continue
            found.append(
                {
                    "description": f"{line.name}: {line.text.partition(chr(10))[0] or line.status}",
                    "check_name": kata.id,
                    "fingerprint": hashlib.sha256(f"{kata.id}::{line.name}".encode()).hexdigest(),
                    "severity": SEVERITY.get(line.status, "info"),
                    "location": {"path": f"katas/{kata.id}.py", "lines": {"begin": 1}},
                }
            )
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"
