"""`python -m tests.budgets`: how long people wait, beside an empty pytest run.

Each round runs every command once, so that all of them meet the same machine; the medians are compared. What counts
is the ratio of CPU time to that of the empty run: it hardly depends on the machine. Exit status 1 when a ratio
is over its budget in recorded.toml.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from dojo import toml
from dojo.paths import ROOT

RECORDED = Path(__file__).with_name("recorded.toml")
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
EMPTY = "def test_nothing():\n    pass\n"
SCHEDULES = "tests.budgets.one_thousand_schedules"


@dataclass(frozen=True)
class Command:
    """Something that people wait for. `arguments` follow the interpreter's name."""

    name: str
    arguments: list[str]
    once: bool = False  # too long to be repeated in every round


@dataclass(frozen=True)
class Cost:
    """What one run took, in seconds."""

    wall: float
    cpu: float


COMMANDS = [
    Command("one thread kata, solved", [*PYTEST[1:], "--target", "solutions", "spec/threads/test_lock.py"]),
    Command("one kata, untouched", [*PYTEST[1:], "spec/threads/test_lock.py"]),
    Command("every kata, untouched", PYTEST[1:]),
    Command("dojo board", ["-m", "dojo.cli", "board"]),
    Command("1000 schedules of two threads", ["-m", SCHEDULES]),
    Command("every solution, -n 2", [*PYTEST[1:], "--target", "solutions", "-n", "2"], once=True),
]


def run(arguments: list[str], folder: Path) -> Cost:
    """Run the interpreter with `arguments` in `folder` and return what it and its children took."""
    before, began = os.times(), time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - began, os.times()
    if done.returncode not in (0, 1):  # 1: katas are to do
        raise click.ClickException(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, cpu)


def measure(rounds: int, whole: bool, step: Callable[[], None]) -> dict[str, list[Cost]]:
    """Return the costs of every command by name, those of the empty run as "empty"."""
    costs: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory(prefix="budgets-") as name:
        empty = Path(name)
        (empty / "test_empty.py").write_text(EMPTY, encoding="utf-8")
        for number in range(rounds):
            costs.setdefault("empty", []).append(run(PYTEST[1:], empty))
            for command in COMMANDS:
                if not command.once or (whole and number == 0):
                    costs.setdefault(command.name, []).append(run(command.arguments, ROOT))
                step()
    return costs


def ratios(costs: dict[str, list[Cost]]) -> dict[str, float]:
    """Return the median CPU time of each command as a multiple of the empty run's."""
    unit = statistics.median(cost.cpu for cost in costs["empty"])
    return {name: statistics.median(cost.cpu for cost in found) / unit for name, found in costs.items()}


def too_much(found: dict[str, float], recorded: dict[str, dict[str, float]]) -> list[str]:
    """Return the names of the commands that are over their budgets."""
    return [name for name, ratio in found.items() if ratio > recorded.get(name, {}).get("most", float("inf"))]


def table(costs: dict[str, list[Cost]], recorded: dict[str, dict[str, float]]) -> Table:
    """Return the figures as a table: medians in seconds, and the ratios beside the recorded ones."""
    found = ratios(costs)
    made = Table("what", "wall s", "cpu s", "spread s", "times empty", "was", "most", title=None, box=None)
    for name, runs in costs.items():
        wall, cpu = (statistics.median(getattr(cost, part) for cost in runs) for part in ("wall", "cpu"))
        spread = f"{min(cost.wall for cost in runs):.2f}-{max(cost.wall for cost in runs):.2f}"
        was, most = (recorded.get(name, {}).get(key) for key in ("was", "most"))
        shown = [f"{value:.1f}" if value is not None else "" for value in (found[name], was, most)]
        made.add_row(name, f"{wall:.2f}", f"{cpu:.2f}", spread, *shown)
    return made


def write(found: dict[str, float], recorded: dict[str, dict[str, float]]) -> None:
    """Write the ratios into recorded.toml; a command without a budget gets half as much again."""
    head = [line for line in RECORDED.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [
        f'\n["{name}"]\nwas = {ratio:.1f}\nmost = {recorded.get(name, {}).get("most", round(ratio * 1.5, 1))}'
        for name, ratio in found.items()
        if name != "empty"
    ]
    kept = [
        f'\n["{name}"]\nwas = {row["was"]}\nmost = {row["most"]}' for name, row in recorded.items() if name not in found
    ]
    RECORDED.write_text("\n".join([*head, *rows, *kept]) + "\n", encoding="utf-8")


@click.command()
@click.option("--rounds", default=5, show_default=True, help="How often each command runs.")
@click.option("--whole/--quick", default=False, help="Also run the whole spec against the solutions, once.")
@click.option("--write", "keep", is_flag=True, help="Keep the ratios in recorded.toml.")
def main(rounds: int, whole: bool, keep: bool) -> None:
    """Measure what people wait for."""
    recorded = toml.load(RECORDED)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("measuring", total=rounds * len(COMMANDS))
        costs = measure(rounds, whole, lambda: progress.advance(task))
    Console(width=110).print(table(costs, recorded))
    found = ratios(costs)
    if keep:
        write(found, recorded)
    over = [] if keep else too_much(found, recorded)
    for name in over:
        click.secho(f"over its budget: {name}", fg="red")
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
