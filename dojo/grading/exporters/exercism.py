"""Exercism's results.json, version 3. Source: Exercism's documentation, "The Test Runner Interface".

`error` stands for a submission of which no test ran at all; tests come in the order of the spec file,
because only the first failure is shown.
"""

import ast
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from dojo.grading.exporters.reading import Line, lines, reason
from dojo.grading.result import ERROR, FAIL, NOT_RUN, NOT_WRITTEN, PASS, KataResult, SubmissionResult
from dojo.syllabus import syllabus

MESSAGE_LIMIT = 65535  # characters
OUTPUT_LIMIT = 500
STATUS = {PASS: "pass", FAIL: "fail", NOT_WRITTEN: "fail", ERROR: "error", NOT_RUN: "error"}


def render(result: SubmissionResult) -> str:
    """Return the document; the tests of several katas are one list."""
    several = len(result.katas) > 1
    tests = [_test(kata, line, several) for kata in result.katas for line in lines(kata) if kata.tests]
    document: dict[str, Any] = {"version": 3, "status": "pass", "message": None, "tests": tests}
    if all(test["status"] == "error" for test in tests):
        why = "\n".join(f"{kata.id}: {reason(kata) or 'no test ran'}" for kata in result.katas)
        document |= {"status": "error", "message": (why or "no kata was graded")[:MESSAGE_LIMIT], "tests": []}
    elif any(test["status"] != "pass" for test in tests) or result.totals.passed < len(result.katas):
        document["status"] = "fail"
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _test(kata: KataResult, line: Line, several: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": f"{kata.id}: {line.name}" if several else line.name,
        "status": STATUS[line.status],
        "test_code": source(kata.id, line.name),
    }
    if line.status != PASS:
        row["message"] = (line.text or line.status)[:MESSAGE_LIMIT]
    return row


def source(kata_id: str, test: str) -> str:
    """Return the text of a test in the suite's spec, or nothing when there is none of that name."""
    kata = syllabus().by_id.get(kata_id)
    return _functions(kata.spec).get(test, "") if kata and kata.spec.is_file() else ""


@lru_cache(maxsize=256)
def _functions(spec: Path) -> dict[str, str]:
    text = spec.read_text(encoding="utf-8")
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found[node.name] = ast.get_source_segment(text, node) or ""
    return found
