"""All processes of one stage: finding them, telling whether they move, ending them."""

import ctypes
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import psutil

from dojo.worlds.processes.waits import endless

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
TRACKER = "multiprocessing.resource_tracker"
TRACKER_TIME = 2.0  # seconds for multiprocessing's resource tracker to unlink what was left, and end


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent has ended (Linux; elsewhere init is)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


class Session:
    """The processes below this one, and those in the session that `leader`, its child, leads."""

    def __init__(self, leader: int):
        self.leader = leader
        self.exit_code: int | None = None
        self._cpu_before = _cpu_of_the_dead()

    def reap(self) -> bool:
        """Collect the processes that have ended; return whether any is left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return sys.platform != "linux" and bool(self._mates())
            if pid == 0:
                return True
            if pid == self.leader:
                self.exit_code = os.waitstatus_to_exitcode(status)

    def members(self) -> list[psutil.Process]:
        """Return the processes that are alive, zombies included."""
        found = {process.pid: process for process in psutil.Process().children(recursive=True)}
        for pid in self._mates() if sys.platform != "linux" else ():
            with suppress(psutil.NoSuchProcess):
                found.setdefault(pid, psutil.Process(pid))
        return list(found.values())

    def cpu(self) -> float:
        """Return the seconds of CPU that all of them have used, dead or alive."""
        total = _cpu_of_the_dead() - self._cpu_before
        for process in self.members():
            with suppress(psutil.Error):
                total += sum(process.cpu_times()[:4])  # own and reaped children's, user and system
        return total

    def end(self) -> None:
        """Kill everything but the resource tracker, which then unlinks what was left and ends by itself."""
        patience = time.monotonic() + TRACKER_TIME
        while self.reap():
            for process in self.members():
                try:
                    if time.monotonic() > patience or TRACKER not in " ".join(process.cmdline()):
                        process.kill()
                except psutil.Error:
                    pass
            time.sleep(0.005)

    def _mates(self) -> list[int]:
        """Return the pids in the leader's session, for systems that give orphans to init."""
        mates = []
        for pid in psutil.pids():
            try:
                if pid != os.getpid() and os.getsid(pid) == self.leader:
                    mates.append(pid)
            except OSError:
                pass
        return mates


def _cpu_of_the_dead() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Stillness:
    """For how many looks in a row, over how many seconds, nothing has moved, and whether anything can again."""

    looks: int
    seconds: float
    for_good: bool


class Pulse:
    """Tells whether processes move: whether any thread of theirs has run, or could run, since the last look.

    Not the clock alone decides. A thread that waits for a CPU on a busy machine is runnable, a thread
    that did anything at all has been switched out since: neither counts as still. Where the kernel tells that
    every thread waits without a time limit, and none ran from one look to the next, none ever will.

    The main threads of `servers` are left out: a Manager's server wakes once a second to see whether it
    is to stop. It does its work in other threads.
    """

    def __init__(self, servers: Callable[[], set[int]] = set) -> None:
        self._servers = servers
        self._last: object = None
        self._looks = 0
        self._since = time.monotonic()
        self.all_wait = False  # at the last look every thread waited without a time limit

    def look(self, processes: list[psutil.Process]) -> Stillness:
        """Look once more and return for how long nothing has moved."""
        servers = self._servers()
        now = {process.pid: _traces(process, process.pid in servers) for process in processes}
        if now != self._last or None in now.values():
            self._last, self._looks, self._since = now, 0, time.monotonic()
        else:
            self._looks += 1
        traces = [mine and all(trace.endless for trace in mine) for mine in now.values()]
        self.all_wait = bool(traces) and all(traces)
        return Stillness(self._looks, time.monotonic() - self._since, self._looks > 0 and self.all_wait)


@dataclass(frozen=True)
class Trace:
    """What changes whenever a thread runs, and whether it waits without a time limit."""

    mark: object
    endless: bool = False


ENDED = [Trace("ended", endless=True)]


def _traces(process: psutil.Process, is_server: bool) -> list[Trace] | None:
    """Return the traces of a process's threads, where they cannot be told apart one of all; None if one may run."""
    try:
        if sys.platform == "linux":
            return _thread_traces(process.pid, is_server)
        if process.status() == psutil.STATUS_ZOMBIE:
            return ENDED
        if is_server:
            return [Trace(process.num_threads())]
        return [Trace((process.cpu_times(), process.num_ctx_switches(), process.num_threads()))]
    except (PermissionError, psutil.AccessDenied):
        return [Trace("not to be seen")]
    except (psutil.Error, OSError):
        return None if process.is_running() else ENDED  # a thread that ends while we look has moved


def _thread_traces(pid: int, is_server: bool) -> list[Trace] | None:
    """Return a trace of each thread, from /proc; None if one is not asleep."""
    traces = []
    for thread in os.listdir(f"/proc/{pid}/task"):
        if is_server and thread == str(pid):
            continue
        with open(f"/proc/{pid}/task/{thread}/status", encoding="utf-8") as file:
            fields = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
        state = fields["State"][0]
        if state in "RD":
            return None
        mark = thread, fields["voluntary_ctxt_switches"], fields["nonvoluntary_ctxt_switches"]
        traces.append(Trace(mark, state in "ZX" or (state == "S" and endless(pid, thread))))
    return traces
