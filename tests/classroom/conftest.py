"""A class of its own, graded by a grader that does what the answers say."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from dojo.paths import ROOT

HERE = Path(__file__).parent
COUNTER, BROKEN = "threads/counter", "threads/broken"


class Room:
    """A small suite with two katas, and a folder of submissions for it."""

    def __init__(self, suite):
        self.suite, self.root, self.folder, self.out = suite, suite.root, suite.root / "class", suite.root / "grades"

    def hand_in(self, student, counter="# pass", broken="# pass", own=True):
        """Hand in answers that nobody else has, unless `own` is false."""
        for kata, text in ((COUNTER, counter), (BROKEN, broken)):
            self.suite.write(f"class/{student}/katas/{kata}.py", f"{text}\n# {student}\n" if own else text)

    def start(self, *args, **env):
        """Start `dojo grade-all`; return the process."""
        command = [sys.executable, "-m", "dojo.cli", "grade-all", str(self.folder), "--out", str(self.out), *args]
        return subprocess.Popen(
            command, cwd=self.root, env=self.environ | env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    @property
    def environ(self):
        return dict(os.environ, DOJO_SUBMISSIONS=str(self.root / "shelf"), COLUMNS="200")

    def grade(self, *args, **env):
        """Run `dojo grade-all` to its end."""
        process = self.start(*args, **env)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def graded(self):
        """Return how often each student's katas were graded."""
        path = self.root / "graded.txt"
        return Counter(path.read_text().splitlines()) if path.exists() else Counter()

    def kept(self):
        """Return how many verdicts are kept so far."""
        with closing(sqlite3.connect(self.out / ".work/verdicts.sqlite")) as store:
            return store.execute("SELECT count(*) FROM verdicts").fetchone()[0]

    def go(self):
        """Let the answers end that say `# wait`."""
        (self.root / "go").touch()


@pytest.fixture
def room(suite):
    """A class whose grader does what the answers say."""
    for name in ("__init__.py", "classroom/__init__.py", "classroom/samples.py"):
        target = suite.root / "tests" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "tests" / name, target)
    suite.write("spec/behaviours.toml", "")
    shutil.copyfile(HERE / "fake_grader.py", suite.root / "dojo/grading/grade.py")
    return Room(suite)


@pytest.fixture
def real_room(suite):
    """A class that is graded."""
    suite.write("spec/behaviours.toml", "")
    return Room(suite)
