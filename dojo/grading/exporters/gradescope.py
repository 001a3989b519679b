"""Gradescope's results.json. All texts are marked as plain: what a submission says is never read as HTML.

Source: Gradescope's autograder documentation, "Autograder Specifications".
"""

import json
import math
from typing import Any

from dojo.grading.exporters.reading import WORDS, headline, lines, reason
from dojo.grading.result import PASS, SubmissionResult


def render(result: SubmissionResult) -> str:
    """Return the document: one test case for each test, numbered kata.test."""
    tests: list[dict[str, Any]] = []
    for number, kata in enumerate(result.katas, 1):
        for place, line in enumerate(lines(kata), 1):
            tests.append(
                {
                    "name": f"{kata.id}: {line.name}",
                    "name_format": "text",
                    "number": f"{number}.{place}",
                    "score": line.points,
                    "max_score": line.max_points,
                    "status": "passed" if line.status == PASS else "failed",
                    "output": "" if line.status == PASS else f"{WORDS[line.status]}\n{line.text}",
                    "output_format": "text",
                    "tags": [kata.id.partition("/")[0]],
                    "visibility": "visible",
                }
            )
    flagged = [f"{kata.id}: {reason(kata)}" for kata in result.katas if kata.status == "error"]
    document = {
        "score": result.totals.points,
        "execution_time": math.ceil(sum(kata.wall_s for kata in result.katas)),
        "output": "\n".join([headline(result), *flagged]),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"seed": result.seed, "suite": result.suite.hash, "submission": result.submission.hash},
        "tests": tests,
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
