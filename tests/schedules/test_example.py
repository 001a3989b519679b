"""examples/tickets: the explorer in a project of its own, without katas."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dojo.schedules import explore, in_threads

ROOT = Path(__file__).resolve().parents[2]
GUARDED = """
import threading


class Box:
    def __init__(self, count):
        self.left, self.sold, self.selling = count, [], threading.Lock()

    def buy(self, customer):
        with self.selling:
            if self.left == 0:
                return False
            self.left -= 1
            self.sold.append(customer)
            return True
"""


def run(folder):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_fails_and_once_mended_it_passes(tmp_path):
    project = tmp_path / "tickets"
    shutil.copytree(ROOT / "examples" / "tickets", project, ignore=shutil.ignore_patterns("__pycache__"))
    red = run(project)
    assert red.returncode == 1, red.stdout + red.stderr
    for words in ("one ticket was there, and", "have it", "box.py:13", 'Replay:  --schedule "'):
        assert words in red.stdout, f"{words!r} is not in the message:\n{red.stdout}"
    (project / "tickets" / "box.py").write_text(GUARDED, encoding="utf-8")
    green = run(project)
    assert green.returncode == 0, green.stdout


def test_what_cannot_be_traced():
    with pytest.raises(TypeError, match="has no Python code to put switch points in"):
        explore(lambda: in_threads(int), trace=[len])
