"""A class graded by the real grader: right, wrong, hanging and hostile answers side by side."""

import subprocess
import sys

import pytest

from dojo.grading.result import from_json
from tests.classroom.test_grade_all import points, rows

pytestmark = pytest.mark.slow("grades a class in boxes, one of them until its time is over")

RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b\n"
LEAVES = "import os\n\n\ndef add(a, b):\n    os._exit(0)\n"
SHOUTS = 'def add(a, b):\n    raise ValueError("half a character \\ud800, \\x00, \\x1b[31mred ]]> <script>")\n'
REPAIRED = "def one():\n    return 1\n"
HANGS = "def one():\n    while True:\n        pass\n"


@pytest.fixture
def graded(real_room):
    limits = real_room.root / "dojo/grading/limits.py"
    text = limits.read_text(encoding="utf-8").replace("test_s=30.0", "test_s=10.0")
    assert "test_s=10.0" in text
    limits.write_text(text, encoding="utf-8")
    real_room.hand_in("anna", RIGHT, REPAIRED)
    real_room.hand_in("ben", WRONG, REPAIRED)
    real_room.hand_in("cleo", LEAVES, REPAIRED)
    real_room.hand_in("dan", RIGHT, HANGS)
    real_room.hand_in("eve", "def add(a, b):\n    raise NotImplementedError('add')\n", "def one():\n    return 2\n")
    real_room.hand_in("fay", SHOUTS, REPAIRED)
    run = real_room.grade("--seed", "1")
    assert run.returncode in (0, 2), run.stderr
    return real_room


def test_everybody_gets_what_they_earned(graded):
    assert points(graded) == {
        "anna": ("3", "3"),
        "ben": ("1", "3"),
        "cleo": ("1", "3"),
        "dan": ("2", "3"),
        "eve": ("0", "3"),
        "fay": ("1", "3"),
    }
    results = {
        student: from_json((graded.out / "results" / f"{student}.json").read_text(encoding="utf-8"))
        for student in rows(graded)
    }
    assert [kata.status for kata in results["anna"].katas] == ["pass", "pass"]
    assert [kata.status for kata in results["ben"].katas] == ["fail", "pass"]
    assert [kata.status for kata in results["dan"].katas] == ["pass", "fail"]
    assert results["dan"].katas[1].exit == "wall", "a hang costs its own kata"
    assert {result.seed for result in results.values()} == {1}, "one seed for the whole class"
    page = (graded.out / "grades.html").read_text(encoding="utf-8")
    assert "threads/broken" in page and "dan" in page


def test_one_submission_whose_messages_nobody_can_write_is_reported_all_the_same(real_room):
    real_room.hand_in("fay", SHOUTS, REPAIRED)
    command = [sys.executable, "-m", "dojo.cli", "grade", str(real_room.folder / "fay"), "--out", str(real_room.out)]
    run = subprocess.run(command, cwd=real_room.root, capture_output=True, text=True, check=False)
    assert run.returncode == 1 and "half a character" in run.stdout, run.stdout + run.stderr
    assert "\x1b" not in run.stdout and "\0" not in run.stdout, "a student's words must not command a terminal"
    written = {path.name for path in real_room.out.iterdir()}
    assert written == {"result.json", "junit.xml", "summary.md", "report.html"}, written
