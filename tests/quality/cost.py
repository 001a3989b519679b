"""What a schedule costs, and how that grows: `python -m tests.quality.cost [--prototype FILE]`.

Times are of the processor, all threads together, so that other work on the machine does not count.

With `--prototype`, another explorer's file is measured beside this one on the right programs of the corpus, each
program by both in turn, so that both meet the same machine. It must have `explore(body, module=path, budget=, pct=)`.
"""

import argparse
import importlib.util
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from dojo.schedules import explore, in_threads
from tests.quality.programs import Program, corpus
from tests.quality.verdicts import verdict

SIZES = ((2, 1), (2, 3), (2, 10), (2, 100), (3, 1), (3, 3), (5, 1), (10, 1))  # threads, increments each
REPEATS = 3


class Counter:
    """What is counted with; `step` is right or wrong, as told."""

    def __init__(self, locked: bool) -> None:
        self.value, self.lock = 0, threading.Lock()
        self.step = self.safe if locked else self.unsafe

    def safe(self) -> None:
        """Add 1 under the lock."""
        with self.lock:
            self.value += 1

    def unsafe(self) -> None:
        """Add 1."""
        self.value += 1


def scenario(threads: int, steps: int, locked: bool) -> None:
    """`threads` threads that each count to `steps`."""
    counter = Counter(locked)

    def work() -> None:
        for _ in range(steps):
            counter.step()

    in_threads(*[work] * threads)
    assert counter.value == threads * steps, f"{threads} x {steps} increments give {counter.value}"


def one(threads: int, steps: int, locked: bool) -> tuple[float, Any]:
    """Return the seconds of processor time that exploring a scenario takes, the best of a few, and its result."""
    best, result = float("inf"), None
    for _ in range(REPEATS):
        start = time.process_time()
        try:
            result = explore(scenario, threads, steps, locked)
        except AssertionError as failure:
            result = failure.result  # type: ignore[attr-defined]
        best = min(best, time.process_time() - start)
    return best, result


def table() -> str:
    """Return the growth with threads and operations as a table in Markdown."""
    lines = [
        "Threads that each increment a counter: how long a lost update takes to find and to shrink, and what a right",
        "counter takes until all schedules up to so many preemptions are tried or the budget is spent. Processor time.",
        "",
        "| threads x increments | wrong: found after | in | right: schedules | complete up to | in | a schedule |",
        "|---|---|---|---|---|---|---|",
    ]
    for threads, steps in SIZES:
        wrong_time, wrong = one(threads, steps, False)
        right_time, right = one(threads, steps, True)
        each = right_time / right.schedules * 1000
        lines.append(
            f"| {threads} x {steps} | {wrong.schedules} schedules | {wrong_time * 1000:.0f} ms "
            f"| {right.schedules} | {right.reach or 'sampled'} | {right_time:.2f} s | {each:.2f} ms |"
        )
    return "\n".join(lines)


def side_by_side(prototype: ModuleType) -> str:
    """Return how long the right programs take here and with another explorer, each at its own best settings."""
    totals = {"this explorer": 0.0, "the other": 0.0}
    schedules = dict.fromkeys(totals, 0)
    slower: list[str] = []

    def here(program: Program) -> int:
        return verdict(program).schedules

    def there(program: Program) -> int:
        result = prototype.explore(
            lambda module: module.scenario(module), module=str(program.path), budget=600, pct=100
        )
        return int(result.schedules)

    for program in corpus("right"):
        times: dict[str, float] = {}
        ways: dict[str, Callable[[Program], int]] = {"this explorer": here, "the other": there}
        try:
            for name, way in ways.items():
                start = time.process_time()
                count = way(program)
                times[name] = time.process_time() - start
                schedules[name] += count
        except Exception as problem:
            print(f"left out: {program.name} ({type(problem).__name__}: {str(problem)[:60]})")
            continue
        for name, seconds in times.items():
            totals[name] += seconds
        if times["this explorer"] > 2 * times["the other"]:
            slower.append(program.name)
    lines = [f"{name}: {totals[name]:.1f} s, {schedules[name]} schedules" for name in totals]
    return "\n".join([*lines, f"more than twice as slow here: {', '.join(slower) or 'none'}"])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototype", type=Path, help="another explorer's file, measured beside this one")
    options = parser.parse_args()
    if options.prototype is None:
        print(table())
        return
    spec = importlib.util.spec_from_file_location("prototype", options.prototype)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(side_by_side(module))


if __name__ == "__main__":
    main()
