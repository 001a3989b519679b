"""Kept programs: what they say, how they end, and that they never outlive whoever asked for them."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from dojo.paths import ROOT
from dojo.worlds.kept import Kept
from dojo.worlds.overload import Limit

PARENT = """
import subprocess, time
subprocess.Popen(["sleep", "60"], start_new_session=True)
print("up", flush=True)
{}
"""


def python(program):
    return [sys.executable, "-u", "-c", program]


@pytest.fixture
def keep(tmp_path):
    kept = []

    def keep(program):
        kept.append(Kept(python(program), log=tmp_path / "log", cwd=tmp_path, env=os.environ))
        return kept[-1]

    yield keep
    for one in kept:
        one.end()


def wait_for(condition):
    patience = Limit(20)
    while not condition():
        assert not patience.over(), "it does not come true"
        time.sleep(0.01)


def gone(process):
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize(("code", "expected"), [("sys.exit(3)", 3), ("pass", 0), ("os.kill(os.getpid(), 9)", -9)])
def test_the_exit_code_comes_back(keep, code, expected):
    kept = keep(f"import os, sys; {code}")
    got = kept.wait(30)
    assert got == expected, f"the exit code is {got}"


def test_its_temporary_files_are_in_its_folder(keep, tmp_path):
    kept = keep("import tempfile; print(tempfile.mkdtemp())")
    code, made = kept.wait(30), kept.said().strip()
    assert code == 0 and made.startswith(str(tmp_path.resolve())), f"{made} would stay when the program is killed"


def test_a_signal_reaches_the_program_itself(keep):
    kept = keep(
        "import signal, sys; signal.signal(15, lambda *_: sys.exit(7)); print('up', flush=True); signal.pause()"
    )
    wait_for(lambda: "up" in kept.said())
    kept.signal(signal.SIGTERM)
    assert kept.wait(30) == 7, f"the program said {kept.said()}"


@pytest.mark.parametrize("last", ["time.sleep(60)", "pass"], ids=["killed", "ends"])
def test_what_it_started_ends_with_it_even_in_another_session(keep, last):
    kept = keep(PARENT.format(last))
    wait_for(lambda: "up" in kept.said())
    family = psutil.Process(os.getpid()).children(recursive=True)
    if last == "pass":
        kept.wait(30)
    kept.end()
    left = [one for one in family if not gone(one)]
    assert not left, f"left behind: {left}"
    assert not kept.running


OWNER = """
import os, sys, time
from pathlib import Path
from dojo.worlds.kept import Kept
from dojo.worlds.overload import Limit
kept = Kept([sys.executable, "-c", {program!r}], log=Path({log!r}), cwd=".", env=os.environ)
time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_never_outlives_its_owner(tmp_path, number):
    log = tmp_path / "log"
    command = python(OWNER.format(program=PARENT.format("time.sleep(60)"), log=str(log)))
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as owner:
        wait_for(lambda: log.exists() and "up" in log.read_text())
        family = psutil.Process(owner.pid).children(recursive=True)
        assert len(family) >= 3, f"keeper, program and its child, not {family}"
        owner.send_signal(number)
        owner.wait(30)
    wait_for(lambda: all(gone(one) for one in family))
