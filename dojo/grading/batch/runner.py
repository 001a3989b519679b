"""Run a unit in a process of its own, and tell how it ended whatever happens to that process."""

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import psutil

from dojo.grading.batch.work import Outcome, Unit
from dojo.grading.result import ResultError, from_json
from dojo.paths import ROOT

# Seconds in which at least one kata must come to an end: the box's own limits end it far earlier.
PATIENCE = 300
# What a process needs of the environment. Nothing else is passed on: no token, and no broker's address.
NEEDED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "TZ", "SYSTEMROOT", "VIRTUAL_ENV")


class BoxMissing(Exception):
    """The machine lacks the rung of the box that was required; the message names both."""


class Runner:
    """Runs one unit; `stop()`, from another thread, ends it."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self._ending = threading.Lock()

    def run(self, unit: Unit, folder: Path, tick: Callable[[str], None] = lambda kata: None) -> Outcome:
        """Grade the unit, whose submission is in `folder`; `tick` is called with each kata that is done.

        Raises BoxMissing. Everything else is in the outcome.
        """
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
            process = self._process = _start(errors)
            try:
                if self._stopped:
                    return Outcome(unit, problem="stopped")
                return self._follow(unit, folder, process, errors, tick)
            finally:
                self._end(process)

    def stop(self) -> None:
        self._stopped = True
        with self._ending:
            if self._process is not None:
                _kill(self._process)

    def _follow(
        self, unit: Unit, folder: Path, process: subprocess.Popen[str], errors: IO[str], tick: Callable[[str], None]
    ) -> Outcome:
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=_read, args=(process, lines), daemon=True).start()
        _order(process, unit, folder)
        reached = 0
        while True:
            try:
                line = lines.get(timeout=self.patience)
            except queue.Empty:
                return Outcome(unit, problem=f"no kata came to an end within {self.patience:.0f} s", reached=reached)
            if not line:
                status = self._ended(process)
                return Outcome(unit, problem=f"its process ended with status {status}{_last(errors)}", reached=reached)
            told = json.loads(line)
            if "kata" in told:
                reached += 1
                tick(told["kata"])
            elif "missing" in told:
                raise BoxMissing(told["missing"])
            elif "refused" in told:
                return Outcome(unit, refused=told["refused"])
            else:
                return _checked(unit, told["result"])

    def _ended(self, process: subprocess.Popen[str]) -> int:
        """End the process, or what it left behind when it ended itself; return its status."""
        with self._ending:
            _kill(process)
            return process.wait()

    def _end(self, process: subprocess.Popen[str]) -> None:
        self._ended(process)
        for end in (process.stdin, process.stdout):
            try:
                end.close()  # type: ignore[union-attr]
            except OSError:
                pass
        self._process = None


def _start(errors: IO[str]) -> subprocess.Popen[str]:
    env = {name: os.environ[name] for name in NEEDED if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "dojo.grading.batch.unit"],
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def _order(process: subprocess.Popen[str], unit: Unit, folder: Path) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps({"unit": unit.to_dict(), "folder": str(folder.resolve())}) + "\n")
        process.stdin.flush()
    except OSError:
        pass  # it ended before it could be asked; the reader of its output tells
    # It stays open: its end tells the process that we are gone.


def _read(process: subprocess.Popen[str], lines: "queue.SimpleQueue[str]") -> None:
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:
        pass  # closed, because nobody wants to know any more
    lines.put("")


def _checked(unit: Unit, document: object) -> Outcome:
    """Return the result that the process sent, if it is one, and of this unit."""
    try:
        result = from_json(json.dumps(document))
    except ResultError as error:
        return Outcome(unit, problem=f"its process sent no result: {error}")
    graded = sorted(kata.id for kata in result.katas)
    if graded != sorted(unit.katas):
        return Outcome(unit, problem=f"its process graded {', '.join(graded) or 'nothing'}")
    return Outcome(unit, result=result)


def _kill(process: subprocess.Popen[str]) -> None:
    """End the process and everything that it started.

    Only before it was waited for: from then on its number may be that of a process which is none of ours.
    """
    if process.returncode is not None:
        return
    try:
        tree = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        tree = []
    os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own, which is there until it is waited for
    for one in tree:
        try:
            one.kill()
        except psutil.NoSuchProcess:
            pass


def _last(errors: IO[str]) -> str:
    errors.seek(0)
    text = errors.read()[-2000:].strip()
    return f": {text}" if text else ""
