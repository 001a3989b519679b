"""Processes that a box left behind, where it has no process ids of its own to end with it."""

import contextlib
import os
import signal
import time

import psutil

MARK = "DOJO_BOX"  # in the environment of everything that a box starts
SWEEP_S = 2.0


def tasks_of(uid: int) -> int:
    """Return how many processes and threads the user has."""
    count = 0
    for process in psutil.process_iter(["uids", "num_threads"]):
        if process.info["uids"] is not None and process.info["uids"].real == uid:
            count += process.info["num_threads"] or 1
    return count


def left_behind(mark: str, uid: int) -> list[psutil.Process]:
    """Return the processes of the box with this mark and user (-1: it had none of its own)."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
                continue
            if (uid >= 0 and process.uids().real == uid) or process.environ().get(MARK) == mark:
                found.append(process)
    return found


def away(mark: str, uid: int) -> int:
    """End what the box left behind; return how many processes that were."""
    ended, deadline = set(), time.monotonic() + SWEEP_S
    while (left := left_behind(mark, uid)) and time.monotonic() < deadline:
        for process in left:  # all are stopped before the first is killed: none can start another meanwhile
            _signal(process.pid, signal.SIGSTOP)
        for process in left:
            ended.add(process.pid)
            _signal(process.pid, signal.SIGKILL)
        time.sleep(0.01)
    return len(ended)


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU that the process and everything below it have used."""
    total = 0.0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        for one in [process, *process.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                times = one.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
    return total


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)
