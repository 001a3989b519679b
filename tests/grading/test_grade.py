"""`grade()` and `dojo grade`: right, wrong, unwritten, unreadable; what it writes and how it ends."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dojo.grading.grade import LayerMissing, SubmissionError, grade
from dojo.grading.limits import USUAL
from dojo.grading.result import ERROR, FAIL, NOT_RUN, NOT_WRITTEN, PASS, from_json
from dojo.grading.submission import LARGEST
from dojo.paths import KATAS, MISTAKES, ROOT, SOLUTIONS

QUICK = replace(USUAL, test_s=3.0)
TASKS = "async_io/tasks"


def submission(folder: Path, **answers: str) -> Path:
    """Write answers, as chapter__kata=text, as a submission into the folder."""
    for name, text in answers.items():
        path = folder / "katas" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_solution_passes_with_all_points():
    result = grade(SOLUTIONS, katas=[TASKS], seed=7)
    (kata,) = result.katas
    assert (kata.status, kata.points, kata.error) == (PASS, kata.max_points, "")
    assert result.seed == 7
    assert from_json(result.to_json()) == result


def test_a_mistake_fails_with_the_words_it_names(tmp_path):
    mistake = MISTAKES / TASKS / "one_after_the_other.py"
    mistake = mistake if mistake.exists() else sorted((MISTAKES / TASKS).glob("*.py"))[0]
    folder = submission(tmp_path, async_io__tasks=mistake.read_text(encoding="utf-8"))
    (kata,) = grade(folder, katas=[TASKS]).katas
    says = next(line.removeprefix("Says: ") for line in mistake.read_text("utf-8").splitlines() if "Says:" in line)
    assert kata.status == FAIL
    assert 0 < kata.points < kata.max_points
    assert any(says in test.message for test in kata.tests)


def test_a_stub_and_a_missing_file_are_not_written(tmp_path):
    folder = submission(tmp_path, async_io__tasks=(KATAS / f"{TASKS}.py").read_text(encoding="utf-8"))
    stub, missing = grade(folder, katas=[TASKS, "async_io/lock"]).katas
    assert (stub.status, stub.points) == (missing.status, missing.points) == (NOT_WRITTEN, 0)
    assert "not in the submission" in missing.tests[0].message


def test_a_half_written_answer_says_which_tests_wait(tmp_path):
    text = (SOLUTIONS / f"{TASKS}.py").read_text(encoding="utf-8")
    text = text.replace("    tasks = [loop.create_task", "    raise NotImplementedError\n    tasks = [loop.create_task")
    (kata,) = grade(submission(tmp_path, async_io__tasks=text), katas=[TASKS]).katas
    assert kata.status == NOT_WRITTEN
    assert {test.status for test in kata.tests} == {PASS, NOT_WRITTEN}
    assert kata.points == sum(test.points for test in kata.tests) > 0


def test_a_hang_costs_its_own_test_only_and_shows_where_it_was(tmp_path):
    text = (SOLUTIONS / f"{TASKS}.py").read_text(encoding="utf-8")
    text = text.replace("    tasks = [loop.create_task", "    while True: pass\n    tasks = [loop.create_task")
    result = grade(submission(tmp_path, async_io__tasks=text), katas=[TASKS], limits=QUICK)
    (kata,) = result.katas
    hung = [test for test in kata.tests if test.status != PASS]
    assert kata.status == FAIL
    assert [test.status for test in hung] == [FAIL]
    assert "tasks.py" in hung[0].stacks
    assert "in run_on" in hung[0].stacks
    assert kata.points == kata.max_points - hung[0].max_points


def test_a_file_that_is_no_python_fails(tmp_path):
    (kata,) = grade(submission(tmp_path, async_io__tasks="def ("), katas=[TASKS]).katas
    assert (kata.status, kata.points) == (FAIL, 0)
    assert "SyntaxError" in kata.tests[0].message


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.symlink_to("/etc/passwd"), "symbolic link"),
        (lambda path: path.write_bytes(b"#" * (LARGEST + 1)), "bytes; an answer may have"),
        (lambda path: path.mkdir(), "no regular file"),
        (lambda path: os.mkfifo(path), "no regular file"),
    ],
    ids=["link", "large", "folder", "fifo"],
)
def test_a_file_that_cannot_be_taken_is_an_error_of_its_own(tmp_path, spoil, words):
    folder = submission(tmp_path, async_io__lock="")
    spoil(folder / "katas" / f"{TASKS}.py")
    (kata,) = grade(folder, katas=[TASKS]).katas
    assert (kata.status, kata.points) == (ERROR, 0)
    assert words in kata.error
    assert {test.status for test in kata.tests} == {NOT_RUN}


def test_a_linked_chapter_is_an_error(tmp_path):
    folder = submission(tmp_path / "own", threads__lock="")
    (folder / "katas" / "async_io").symlink_to(SOLUTIONS / "async_io")
    (kata,) = grade(folder, katas=[TASKS]).katas
    assert (kata.status, kata.points) == (ERROR, 0)
    assert "symbolic link" in kata.error


def test_what_is_no_submission_is_named(tmp_path):
    for path, words in ((tmp_path / "nowhere", "no such folder"), (tmp_path, "holds no katas")):
        with pytest.raises(SubmissionError, match=words):
            grade(path)
    with pytest.raises(SubmissionError, match="no kata 'threads/knot'"):
        grade(SOLUTIONS, katas=["threads/knot"])


def test_a_required_rung_that_is_missing_stops_the_grading(monkeypatch):
    from dojo.grading import rungs

    monkeypatch.setattr(rungs, "probe", lambda name: f"{name} is not installed")
    with pytest.raises(LayerMissing, match="bwrap is not installed"):
        grade(SOLUTIONS, katas=[TASKS], require="bwrap")


def dojo_grade(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dojo.cli", "grade", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **(env or {})}, check=False
    )


def test_the_command_writes_its_files_and_says_how_it_went(tmp_path):
    run = dojo_grade("solutions", "--kata", "tasks", "--out", str(tmp_path / "out"), "--student", "s-017")
    assert run.returncode == 0, run.stdout + run.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"result.json", "junit.xml", "summary.md", "report.html"} <= names
    result = from_json((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert result.submission.student == "s-017"
    assert "katas: 1 pass, 0 fail" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "env", "status", "words"),
    [
        (["katas", "--kata", "tasks"], {}, 1, "1 not written"),
        (["nowhere"], {}, 2, "Error: nowhere: no such folder"),
        (["docs"], {}, 2, "holds no katas"),
        (["solutions", "--kata", "tasks", "--require", "bwrap"], {"PATH": "/nowhere"}, 3, "bwrap is not installed"),
    ],
    ids=["not-written", "nowhere", "no-katas", "no-bwrap"],
)
def test_the_command_ends_with_a_status_that_says_why(arguments, env, status, words):
    run = dojo_grade(*arguments, env=env)
    assert run.returncode == status, run.stdout + run.stderr
    assert words in run.stdout + run.stderr
    assert "Traceback" not in run.stderr


def test_a_text_that_the_spec_itself_runs_is_nobody_s_attack():
    (kata,) = grade(SOLUTIONS, katas=["threads/rlock"]).katas
    assert (kata.status, kata.suspicion) == (PASS, ()), kata.error


IMPORTS = """
import dataclasses, enum, sched, statistics, typing, unittest.mock
from collections import namedtuple

Pair = namedtuple("Pair", "left right")


class Named(typing.NamedTuple):
    name: str


@dataclasses.dataclass(frozen=True)
class Data:
    number: int = 0


Made = dataclasses.make_dataclass("Made", ["one"])
"""


def test_code_that_the_standard_library_generates_is_nobody_s_attack(tmp_path):
    text = (SOLUTIONS / "threads/with_statement.py").read_text(encoding="utf-8")
    (kata,) = grade(
        submission(tmp_path, threads__with_statement=text + IMPORTS), katas=["threads/with_statement"]
    ).katas
    assert (kata.status, kata.suspicion) == (PASS, ()), kata.error
