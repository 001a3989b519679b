"""Classroom 50's `classroom50/result/v1`, which an autograder leaves in result.json.

What identifies the submission comes from the environment that its runner sets. Extra keys of a test are kept
by it word for word. Source: Classroom 50's wiki, "Advanced Autograding".
"""

import json
import os
from collections.abc import Mapping

from dojo.grading.exporters.reading import WORDS
from dojo.grading.result import PASS, SubmissionResult

# Key of the document: the runner's variable.
VARIABLES = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}


def render(result: SubmissionResult, environ: Mapping[str, str] | None = None) -> str:
    """Return the document; one of its tests is one kata, scores are whole points."""
    environ = os.environ if environ is None else environ
    tests = [
        {
            "test-name": kata.id,
            "passed": kata.status == PASS,
            "score": kata.points,
            "max-score": kata.max_points,
            "status": WORDS[kata.status],
            "judged": kata.judged,
        }
        for kata in result.katas
    ]
    document = {
        "schema": "classroom50/result/v1",
        **{key: environ.get(variable, "") for key, variable in VARIABLES.items()},
        "datetime": result.graded_at,
        "score": result.totals.points,
        "max-score": result.totals.max_points,
        "tests": tests,
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
