"""A program that never outlives whoever asked for it, and takes everything that it started along.

    kept = Kept(["celery", "worker"], log=Path("worker.log"), cwd=folder, env=environment)
    kept.signal(signal.SIGTERM); kept.wait(5); kept.end()

A small process, the keeper, starts the program in a session of its own and listens to its own standard
input. When that ends, in whatever way its other end ended (also by SIGKILL), the keeper kills the program
with all its descendants. It is the keeper who reports the exit code, so that nothing is lost to init.
"""

import contextlib
import ctypes
import os
import selectors
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from dojo.worlds.waking import woken_by_signals

LOOK_EVERY = 1.0  # seconds between two looks whether the program has ended, should no signal have told
PATIENCE = 10.0  # seconds for a keeper to end what it keeps
PR_SET_PDEATHSIG = 1  # linux/prctl.h
PROJECT = Path(__file__).resolve().parents[2]


class Kept:
    """A program that a keeper runs. Its output goes to the file `log`, its input is empty.

    Its temporary files are in `cwd`: what it leaves when it is killed goes where that folder goes.
    """

    def __init__(self, command: Sequence[str], *, log: Path, cwd: str | Path, env: Mapping[str, str]):
        self.log = log
        start = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); from dojo.worlds.kept import keep; keep()"
        with log.open("wb") as output:
            self._keeper = subprocess.Popen(
                [sys.executable, "-c", start, *command],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                cwd=cwd,
                env={**env, "TMPDIR": str(Path(cwd).resolve())},
                start_new_session=True,
            )

    def signal(self, number: int) -> None:
        """Send a signal to the program itself; nothing happens if it has ended."""
        assert self._keeper.stdin is not None
        with contextlib.suppress(BrokenPipeError, ValueError):
            self._keeper.stdin.write(b"%d\n" % number)
            self._keeper.stdin.flush()

    def wait(self, limit: float | None) -> int | None:
        """Return the program's exit code (-9 for SIGKILL), None if it goes on after `limit` seconds."""
        try:
            code = self._keeper.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        return code if code <= 128 else 128 - code

    @property
    def running(self) -> bool:
        return self._keeper.poll() is None

    def end(self) -> None:
        """Kill the program with everything below it; return when all of it has gone."""
        assert self._keeper.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._keeper.stdin.close()
        try:
            self._keeper.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()

    def program(self) -> psutil.Process:
        """Return the program itself, while it runs."""
        return psutil.Process(self._keeper.pid).children()[0]

    def said(self) -> str:
        """Return what the program has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def keep() -> None:
    """Be the keeper of the program in `sys.argv`: this runs in a process of its own."""
    from dojo.worlds.processes.session import Session, adopt_orphans

    adopt_orphans()
    signal.signal(signal.SIGCHLD, lambda *_: None)
    woken = woken_by_signals()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: os.close(0))  # as if standard input had ended
    try:
        program = subprocess.Popen(
            sys.argv[1:], stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=die_with_parent
        )
    except OSError as error:
        sys.exit(f"{sys.argv[1]}: {error}")
    session = Session(program.pid)
    _watch(session, woken)
    session.end()
    code = session.exit_code or 0
    os._exit(code if code >= 0 else 128 - code)


def _watch(session, woken: socket.socket) -> None:
    """Pass signals on until standard input ends or the program does."""
    with selectors.DefaultSelector() as selector:
        selector.register(0, selectors.EVENT_READ)
        selector.register(woken, selectors.EVENT_READ)
        while True:
            session.reap()
            if session.exit_code is not None:
                return
            ready = [key.fileobj for key, _ in selector.select(LOOK_EVERY)]
            if woken in ready:
                woken.recv(1000)
            if 0 not in ready:
                continue
            try:
                words = os.read(0, 1000).split()
            except OSError:
                return
            if not words:
                return
            for word in words:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(session.leader, int(word))


def die_with_parent() -> None:
    """Ask Linux to kill this process when its parent dies, in case that even the keeper is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
