"""Rounds: a whole spec once, shuffled, with seeds of its own, many of them at a time."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dojo.outcomes import Outcome
from dojo.paths import ROOT

AT_A_TIME = 4 * (os.cpu_count() or 1)
BUSY = "import os; parent = os.getppid()\nwhile os.getppid() == parent: pass"  # no longer than who started it
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


@dataclass(frozen=True)
class Round:
    """One run of pytest with `arguments`. `seed` decides the way, the order of the tests, hashes and schedules."""

    seed: int
    arguments: Sequence[str]

    @property
    def way(self) -> Way:
        """The way in which this round is run."""
        return WAYS[self.seed % len(WAYS)]

    def play(self) -> list[Outcome]:
        """Run it and return its outcomes. Raises Unfinished."""
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            results = Path(folder) / "outcomes.json"
            command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.soak.shuffled"]
            command += ["--schedule-seed", str(self.seed), "--results", str(results)]
            command += [*self.way.arguments, *self.arguments]
            if self.way.one_core:
                command = [sys.executable, "-c", PINNED, *command]
            environment = os.environ | {"PYTHONHASHSEED": str(self.seed)}
            run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            if not results.exists():
                told = f"PYTHONHASHSEED={self.seed} {shlex.join(command)}\n{run.stdout}\n{run.stderr}"
                raise Unfinished(told)
            return [Outcome(**row) for row in json.loads(results.read_text(encoding="utf-8"))]


@contextmanager
def play_all(planned: Sequence[Round], at_a_time: int) -> Iterator[Iterator[tuple[Round, list[Outcome]]]]:
    """Play the rounds, some at a time, and hand them out as they end, each with its outcomes.

    Once fewer are left than may run at a time, busy processes take the free places: the last round has the load
    that the first one had.
    """
    with ExitStack() as hogs, ThreadPoolExecutor(at_a_time) as pool:
        running = {pool.submit(one.play): one for one in planned}

        def ended() -> Iterator[tuple[Round, list[Outcome]]]:
            for _ in range(at_a_time - len(running)):
                hogs.enter_context(busy_process())
            for number, future in enumerate(as_completed(running), start=1):
                if len(running) - number < at_a_time:
                    hogs.enter_context(busy_process())
                yield running[future], future.result()

        try:
            yield ended()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def busy_process() -> Iterator[None]:
    """Keep one core busy until the block ends."""
    hog = subprocess.Popen([sys.executable, "-c", BUSY])
    try:
        yield
    finally:
        hog.kill()
        hog.wait()
