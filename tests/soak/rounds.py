"""One round: a whole spec once, shuffled, with seeds of its own, on a machine that is kept busy."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dojo.outcomes import Outcome
from dojo.paths import ROOT

BUSY = "import os; parent = os.getppid()\nwhile os.getppid() == parent: pass"  # no longer than who started it
BUSY_PER_CORE = 4
PINNED = (
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.executable, sys.argv[1:])"
)


class Unfinished(RuntimeError):
    """pytest did not come to its end. The message has the command and what it printed."""


@dataclass(frozen=True)
class Way:
    """One way to run a round: further arguments of pytest, and whether it has one core only."""

    title: str
    arguments: tuple[str, ...] = ()
    one_core: bool = False


WAYS = [Way("one process"), Way("-n 2", ("-n", "2")), Way("-n 4", ("-n", "4"))]
if hasattr(os, "sched_setaffinity"):
    WAYS.append(Way("one core", one_core=True))


@contextmanager
def busy_machine() -> Iterator[None]:
    """Keep every core busy BUSY_PER_CORE times over until the block ends."""
    count = BUSY_PER_CORE * (os.cpu_count() or 1)
    hogs = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(count)]
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()


def play(seed: int, way: Way, arguments: Sequence[str]) -> list[Outcome]:
    """Run one round of pytest with `arguments` and return its outcomes.

    `seed` decides the order of the tests, the hashes and the schedules. Raises Unfinished.
    """
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        results = Path(folder) / "outcomes.json"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.soak.shuffled"]
        command += ["--schedule-seed", str(seed), "--results", str(results), *way.arguments, *arguments]
        if way.one_core:
            command = [sys.executable, "-c", PINNED, *command]
        environment = os.environ | {"PYTHONHASHSEED": str(seed)}
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if not results.exists():
            raise Unfinished(f"PYTHONHASHSEED={seed} {shlex.join(command)}\n{run.stdout}\n{run.stderr}")
        return [Outcome(**row) for row in json.loads(results.read_text(encoding="utf-8"))]
