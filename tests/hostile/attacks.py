"""Every answer in `answers/` is wrong, and most attack the grader. None gets a point that it does not deserve.

Run by `tox -e hostile`. An answer's docstring says what it tries, for which kata, and the verdict:

    fail           it is judged, and wrong
    error          it is caught tampering: no verdict, no points
    fail or error  either; which of the two depends on what strikes first
"""

import ast
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import psutil
import pytest

from dojo.grading.grade import grade
from dojo.grading.limits import USUAL
from dojo.grading.result import NOT_WRITTEN, PASS, KataResult, Limits
from dojo.grading.rungs import FIRST_UID
from dojo.grading.suite import fingerprint
from dojo.grading.sweep import MARK

ANSWERS = Path(__file__).with_name("answers")
# Honest wrong answers: what they earn, an attack on the same kata may earn.
PLAIN = {
    "threads/lock": "plain_wrong",
    "async_io/tasks": "asyncio_plain_wrong",
    "processes/pipe": "process_plain_wrong",
    "measuring/speedup": "speedup_plain_wrong",
}
LIMITS = replace(USUAL, test_s=3.0, wall_s=20.0, processes=64)


@dataclass(frozen=True)
class Answer:
    """A hostile answer, the kata it is for, and the verdicts that it may get."""

    path: Path
    kata: str
    verdicts: tuple[str, ...]


def read(path: Path) -> Answer:
    """Return the answer in the file, described by its docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    said = dict(re.findall(r"^(Kata|Verdict): (.+)$", text, re.MULTILINE))
    return Answer(path, said["Kata"], tuple(said["Verdict"].split(" or ")))


def judged(answer: Answer, folder: Path, limits: Limits = LIMITS) -> KataResult:
    """Return what comes of handing the answer in."""
    path = folder / "katas" / f"{answer.kata}.py"
    path.parent.mkdir(parents=True)
    path.write_bytes(answer.path.read_bytes())
    # On a weaker rung some of them would spoil the interpreter that runs this very test.
    return grade(folder, katas=[answer.kata], limits=limits, require="userns").katas[0]


@cache
def deserved(kata: str) -> int:
    """Return what an honest wrong answer to the kata earns."""
    import tempfile

    if kata not in PLAIN:
        return 1
    with tempfile.TemporaryDirectory() as folder:
        # With the usual time, so that a busy machine makes it no less.
        return judged(read(ANSWERS / f"{PLAIN[kata]}.py"), Path(folder), USUAL).points


def left_behind() -> list[str]:
    """Return the processes that boxes have left on this machine."""
    found = []
    for process in psutil.process_iter(["pid", "uids", "cmdline"]):
        try:
            boxed = process.info["uids"].real >= FIRST_UID or MARK in process.environ()
        except psutil.Error:
            continue
        if boxed and process.status() != psutil.STATUS_ZOMBIE:
            found.append(f"{process.pid} {process.info['cmdline']}")
    return found


@pytest.mark.timeout(120)
@pytest.mark.parametrize("path", sorted(ANSWERS.glob("*.py")), ids=lambda path: path.stem)
def test_a_hostile_answer_earns_nothing_it_does_not_deserve(path, tmp_path):
    answer, suite = read(path), fingerprint()
    kata = judged(answer, tmp_path)
    told = f"{kata.status} ({kata.error or kata.exit}) {kata.suspicion}"
    assert kata.status != PASS, f"full marks for {path.stem}"
    assert kata.status in answer.verdicts, f"{path.stem} must come to {' or '.join(answer.verdicts)}, not {told}"
    assert kata.points <= deserved(answer.kata), f"{path.stem} got {kata.points} points: {told}"
    if kata.status == NOT_WRITTEN:
        assert kata.points == 0
    assert fingerprint() == suite, f"{path.stem} changed the suite"


QUIT = "import os; os._exit(0)\n"
PASSES = """
import pytest

@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item, call):
    call.excinfo = None
"""
BESIDE = {
    "conftest.py": PASSES,
    "katas/conftest.py": PASSES,
    "katas/threads/conftest.py": PASSES,
    "spec/threads/test_lock.py": "def test_nothing(): pass\n",
    "pytest.ini": "[pytest]\naddopts = --collect-only\n",
    "katas/pytest.ini": "[pytest]\naddopts = --collect-only\n",
    "pytest.py": QUIT,
    "katas/pytest.py": QUIT,
    "katas/threading.py": QUIT,
    "katas/dojo/__init__.py": QUIT,
    "katas/threads/__init__.py": QUIT,
    "katas/sitecustomize.py": QUIT,
    "katas/evil.pth": QUIT,
    "katas/evil-1.0.dist-info/entry_points.txt": "[pytest11]\nevil = evil\n",
    "katas/evil.py": PASSES,
    "katas/threads/__pycache__/lock.cpython-311.pyc": "no code",
}


def test_files_beside_the_katas_are_not_taken(tmp_path):
    for name, text in BESIDE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "katas/async_io").symlink_to("/")
    wrong = (ANSWERS / "plain_wrong.py").read_bytes()
    (tmp_path / "katas/threads/lock.py").write_bytes(wrong)
    (kata,) = grade(tmp_path, katas=["threads/lock"], limits=LIMITS, require="userns").katas
    assert (kata.status, kata.points) == ("fail", deserved("threads/lock"))


def test_there_are_enough_of_them():
    assert len(list(ANSWERS.glob("*.py"))) >= 60
