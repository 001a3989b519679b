"""The explorer among the tools that people run their tests with: each in a pytest run of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.timeout(120)

PROGRAM = """
import threading
import pytest
from dojo.schedules import every_schedule, in_threads

class Counter:
    def __init__(self, locked):
        self.value = 0
        self.lock = threading.Lock() if locked else None

    def increment(self):
        if self.lock is None:
            self.value += 1
        else:
            with self.lock:
                self.value += 1

@pytest.fixture
def locked():
    return True

@every_schedule
def test_fixture(locked):
    counter = Counter(locked)
    in_threads(counter.increment, counter.increment)
    assert counter.value == 2, f"must be 2, not {counter.value}"

@pytest.mark.parametrize("safe", [True, False])
@every_schedule(budget=50)
def test_each(safe, locked):
    counter = Counter(safe)
    in_threads(counter.increment, counter.increment)
    assert counter.value == 2, f"must be 2, not {counter.value}"

class TestMethods:
    @every_schedule
    def test_method(self):
        counter = Counter(True)
        in_threads(counter.increment, counter.increment)
        assert counter.value == 2
"""


@pytest.fixture
def run(tmp_path):
    """Run pytest on PROGRAM (or another text) in a process of its own; return what it prints."""

    def run(*args, text=PROGRAM, expect=1, stdin="", **env):
        (tmp_path / "test_it.py").write_text(text, encoding="utf-8")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV", "NO_COL"))}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "test_it.py", *args],
            cwd=tmp_path,
            env={**clean, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **env},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        printed = done.stdout + done.stderr
        assert done.returncode == expect, printed
        return printed

    return run


def summary(printed):
    return re.search(r"(\d+ \w+, )*\d+ passed", printed).group(0)


def test_fixtures_parameters_and_methods(run):
    printed = run("-q")
    assert summary(printed) == "1 failed, 3 passed", printed
    assert "must be 2, not 1" in printed
    assert 'Replay:  --schedule "' in printed


@pytest.mark.parametrize("args", [["-n", "2"], ["--timeout=60"], ["--timeout=60", "--timeout-method=thread"]], ids=str)
def test_other_plugins(run, args):
    assert summary(run("-q", *args)) == "1 failed, 3 passed"


def test_hypothesis(run):
    text = PROGRAM.partition("@pytest.fixture")[0] + (
        """
from hypothesis import given, strategies as st
calls = []

@given(st.integers(1, 3))
@every_schedule
def test_sum(count):
    calls.append(count)
    counter = Counter(locked=count < 3)
    in_threads(*[counter.increment] * count)
    assert counter.value == count, f"must be {count}, not {counter.value}"

def test_budget():
    assert 0 < len(calls) < 5000, len(calls)
"""
    )
    printed = run("-q", "-p", "no:randomly", text=text)
    assert summary(printed) == "1 failed, 1 passed", printed
    assert "must be 3, not" in printed


@pytest.mark.parametrize("core", ["ctrace", "sysmon"] if sys.version_info >= (3, 12) else ["ctrace"])
def test_coverage(run, tmp_path, core):
    (tmp_path / "test_it.py").write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COVERAGE_CORE": core},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert summary(done.stdout) == "1 failed, 3 passed", done.stdout + done.stderr


def test_a_skip_is_no_verdict(run):
    text = """
import pytest
from dojo.schedules import every_schedule

@every_schedule
def test_skips():
    pytest.skip("not here")
"""
    assert "1 skipped" in run("-q", text=text, expect=0)


def test_a_debugger_is_explained_or_works(run):
    text = """
from dojo.schedules import every_schedule, in_threads

def work():
    breakpoint()

@every_schedule
def test_stops():
    in_threads(work)
"""
    if sys.version_info >= (3, 12):
        assert "1 passed" in run("-q", "-s", text=text, expect=0, stdin="c\n" * 99)
    else:  # a debugger needs the one trace function that the explorer needs, too
        printed = run("-q", "-s", text=text, stdin="c\n" * 99)
        assert "replaced its trace function (sys.settrace: a debugger" in printed, printed
        assert "1 failed" in printed
