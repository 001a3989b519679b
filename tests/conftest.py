"""Fixtures for the tests of the machinery."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dojo import stubs
from dojo.paths import ROOT

SYLLABUS = """
[[chapter]]
id = "threads"
title = "Threads"

[[kata]]
id = "threads/counter"
title = "Counter"
idea = "Count."
kind = "use"
minutes = 5
points = 2
hints = ["a", "b", "c"]

[[kata]]
id = "threads/broken"
title = "Broken"
idea = "Repair it."
kind = "fix"
minutes = 5
points = 1
needs = ["threads/counter"]
hints = ["a", "b", "c"]
"""

MISTAKE = '''"""{summary}

Killed by: test_add
Says: 1 and 2 make 3
"""


def add(a, b):
    return {wrong}
'''

COUNTER_SPEC = """
def test_add(kata):
    got = kata.add(1, 2)
    assert got == 3, f"1 and 2 make 3, not {got}"


def test_add_again(kata):
    got = kata.add(2, 2)
    assert got == 4, f"2 and 2 make 4, not {got}"
"""

FILES = {
    "syllabus.toml": SYLLABUS,
    "katas/threads/counter.py": "def add(a, b):\n    raise NotImplementedError('add')\n",
    "katas/threads/broken.py": "def one():\n    return 2\n",
    "solutions/threads/counter.py": "def add(a, b):\n    return a + b\n",
    "solutions/threads/broken.py": "def one():\n    return 1\n",
    "mistakes/threads/counter/minus.py": MISTAKE.format(summary="Subtracts.", wrong="a - b"),
    "mistakes/threads/counter/first.py": MISTAKE.format(summary="Forgets the second.", wrong="a"),
    "spec/threads/test_counter.py": COUNTER_SPEC,
    "spec/threads/test_broken.py": "def test_one(kata):\n    assert kata.one() == 1, 'one is 1'\n",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-messages", action="store_true", help="write tests/messages/expected anew")


def pytest_configure() -> None:
    """Let Ctrl-C reach what the tests start: in the background of a script it would be ignored by all of them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass
class Suite:
    """A small suite of its own: the real dojo with two katas in a temporary folder."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def pytest(self, *args: str, limit: float = 60, **env: str) -> subprocess.CompletedProcess[str]:
        """Run pytest in the suite, `limit` seconds at most; the result has `returncode`, `stdout` and `stderr`."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", *args]
        return subprocess.run(
            command, cwd=self.root, env=clean | env, capture_output=True, text=True, timeout=limit, check=False
        )


def make_suite(root: Path, files: dict[str, str]) -> Suite:
    """Return a suite in the folder `root` that has the real dojo and these files."""
    suite = Suite(root)
    shutil.copytree(ROOT / "dojo", root / "dojo", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copyfile(ROOT / name, root / name)
    for name, text in files.items():
        suite.write(name, text)
    copies = {name[6:-3]: text for name, text in files.items() if name.startswith("katas/")}
    suite.write(f"dojo/{stubs.COPIES.name}", json.dumps(copies))
    return suite


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    """A suite with the katas threads/counter (to write) and threads/broken (to repair)."""
    return make_suite(tmp_path, FILES)
