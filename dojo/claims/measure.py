"""Runs the programs side by side and gathers the seconds."""

import json
import os
import signal
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dojo.claims.table import Comparison
from dojo.paths import ROOT

LIMIT = 120.0  # seconds for one program and its repeats
SCOOP = [sys.executable, "-m", "scoop", "-n", "4", str(Path(__file__).with_name("scooped.py"))]
BY_SCOOP = ("SCOOP", "map")


@dataclass(frozen=True)
class Seconds:
    """What one program took, in seconds, run by run; `trouble` says why there is nothing."""

    runs: tuple[float, ...] = ()
    trouble: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def fastest(self) -> float:
        """The run that a busy machine has disturbed least."""
        return min(self.runs)


def programs_of(comparisons: Iterable[Comparison]) -> list[str]:
    """Return the names of the programs that the comparisons need, each once."""
    return list(dict.fromkeys(name for one in comparisons for name in (one.slow, one.fast)))


def measure(names: list[str], rounds: int, repeats: int, progress: Callable[[str], None]) -> dict[str, Seconds]:
    """Run each program `rounds` times `repeats`; return the seconds by name.

    The rounds take turns, so that a busy moment of the machine falls on all programs alike. `progress` is called
    with each program's name before it runs.
    """
    seconds: dict[str, list[float]] = {name: [] for name in names}
    trouble: dict[str, str] = {}
    for _ in range(rounds):
        for name in names:
            progress(name)
            if name in trouble or (name == "map" and "SCOOP" in names):
                continue  # SCOOP's program measures both
            found = _by_scoop() if name in BY_SCOOP else _timed(name, repeats)
            if isinstance(found, str):
                trouble |= dict.fromkeys(BY_SCOOP if name in BY_SCOOP else (name,), found)
                continue
            for one, runs in found.items():
                if one in seconds:
                    seconds[one] += runs
    return {name: Seconds(tuple(seconds[name]), trouble.get(name, "")) for name in names}


def _timed(name: str, repeats: int) -> dict[str, list[float]] | str:
    said = _output([sys.executable, "-m", "dojo.claims.programs", name, str(repeats)])
    return {name: json.loads(said[0])} if said[0] else said[1]


def _by_scoop() -> dict[str, list[float]] | str:
    said, trouble = _output(SCOOP)
    line = next((line for line in said.splitlines() if line.startswith("seconds ")), None)
    if line is None:
        return trouble or "SCOOP gave no answer"
    return {name: [value] for name, value in json.loads(line.removeprefix("seconds ")).items()}


def _output(command: list[str]) -> tuple[str, str]:
    """Return what a program prints and, if it failed, why; it is ended with all that it has started."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        try:
            out, err = child.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            return "", f"no end within {LIMIT:g} s"
        finally:
            _end(child)
    if child.returncode:
        return "", (err.strip().splitlines() or [f"exit status {child.returncode}"])[-1]
    return out, ""


def _end(child: "subprocess.Popen[str]") -> None:
    if hasattr(os, "killpg"):
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass  # nobody is left
    else:
        child.kill()
    child.wait()
