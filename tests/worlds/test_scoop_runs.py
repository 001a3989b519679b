"""SCOOP programs: how they end, what is left of them, and where they listen."""

import os

import psutil
import pytest

from dojo.worlds.scoop_runs import run_scoop
from dojo.worlds.subprocesses import FreshPythonFailed


@pytest.fixture(autouse=True)
def nothing_left():
    before = set(psutil.Process(os.getpid()).children(recursive=True))
    yield
    left = set(psutil.Process(os.getpid()).children(recursive=True)) - before
    assert not left, f"left behind: {left}"


def raises():
    raise KeyError("in the program")


@pytest.mark.slow("starts SCOOP")
def test_a_program_that_raises_is_a_failure_whatever_its_exit_status():
    with pytest.raises(FreshPythonFailed, match="KeyError in a fresh interpreter: 'in the program'"):
        run_scoop(raises)


def hangs(folder):
    import os
    import time
    from pathlib import Path

    import psutil

    Path(folder, "pids").write_text(" ".join(str(one.pid) for one in psutil.Process(os.getppid()).children()))
    time.sleep(600)


@pytest.mark.slow("waits for the limit")
@pytest.mark.timeout(600)
def test_a_program_that_hangs_is_ended_with_its_workers(tmp_path):
    with pytest.raises(FreshPythonFailed, match="no answer within 3 s"):
        run_scoop(hangs, str(tmp_path), limit=3)
    pids = [int(word) for word in (tmp_path / "pids").read_text().split()]
    alive = [pid for pid in pids if psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie"]
    assert pids, "the program saw no process of SCOOP"
    assert not alive, f"{alive} go on"


def listening():
    from operator import add

    import psutil
    from scoop import futures

    assert futures.mapReduce(abs, add, [1, 2, 3]) == 6, "SCOOP cannot add"
    launcher = psutil.Process()
    while "scoop" in " ".join(launcher.parent().cmdline()):
        launcher = launcher.parent()
    family = [launcher, *launcher.children(recursive=True)]
    sockets = [one for process in family for one in process.net_connections("inet")]
    return sorted({one.laddr.ip for one in sockets if one.status == psutil.CONN_LISTEN})


@pytest.mark.slow("starts SCOOP")
def test_its_sockets_stay_on_loopback():
    addresses = run_scoop(listening)
    assert addresses and set(addresses) <= {"127.0.0.1", "::ffff:127.0.0.1"}, f"SCOOP listens on {addresses}"
