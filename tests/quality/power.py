"""How much each way of testing threads finds: `tox -e power` writes docs/power.md and docs/images/power.svg.

Every tool gets every program of the corpus, one after the other, in a process of its own that is ended
when a program takes too long.
"""

import argparse
import json
import os
import platform
import queue
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from tests.quality import cost
from tests.quality.programs import corpus

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 10.0  # seconds of processor time for one program, and seconds without any: so much for a deadlock
IDLE = 0.02  # of the processor: who uses less does nothing
NAMES = {
    "stress": "stress loop",
    "switchinterval": "stress loop, switch interval of 1 µs",
    "frontrun": "frontrun",
    "interleave-test": "interleave-test",
    "explorer": "this project's explorer",
}
PACKAGES = ("frontrun", "interleave-test")
COLOURS = {"caught": "#2a7f62", "hung": "#d9a441", "missed": "#b5483a"}


@dataclass
class Score:
    """What one tool said. Verdicts: "accused", "passes", "no verdict" (it gave up, or had to be ended)."""

    tool: str
    label: str
    wrong: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    why_not: str = ""


def measure(tool: str, limit: float = LIMIT) -> Score:
    """Let a tool judge the whole corpus; `why_not` says why it could not."""
    label, problem = _label(tool)
    score = Score(tool, label, why_not=problem)
    start = time.monotonic()
    if not problem:
        for side in ("wrong", "right"):
            for verdict in _verdicts(tool, [str(p.path) for p in corpus(side)], limit):
                getattr(score, side)[verdict] += 1
    score.seconds = time.monotonic() - start
    return score


def _label(tool: str) -> tuple[str, str]:
    """Return a tool's name with its version, and the reason why it cannot run here."""
    if tool not in PACKAGES:
        return NAMES[tool], ""
    try:
        return f"{NAMES[tool]} {version(tool)}", ""
    except PackageNotFoundError:
        return NAMES[tool], f"not run: not installed for Python {platform.python_version()}"


def _verdicts(tool: str, files: list[str], limit: float) -> list[str]:
    verdicts: list[str] = []
    while len(verdicts) < len(files):
        verdicts += _until_it_hangs(tool, files[len(verdicts) :], limit)
    return verdicts


def _until_it_hangs(tool: str, files: list[str], limit: float) -> list[str]:
    """Return the verdicts of one process, and "no verdict" for the program in which it had to be ended."""
    command = [sys.executable, "-m", "tests.quality.tools", tool, *files]
    if tool == "frontrun":
        command.insert(0, str(Path(sys.executable).with_name("frontrun")))
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process, lines))
    reader.start()
    verdicts = []
    try:
        while len(verdicts) < len(files):
            line = _next_line(lines, process.pid, limit)
            if not line:
                return [*verdicts, "no verdict"]  # it died
            if line.startswith("["):
                verdicts.append(json.loads(line)[1])
    except queue.Empty:
        return [*verdicts, "no verdict"]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, 9)
        process.wait()
        reader.join()
    return verdicts


def _next_line(lines: queue.Queue[str], pid: int, limit: float) -> str:
    """Return what the process prints next; raise queue.Empty when it has worked, or done nothing, for `limit` seconds.

    Processor time, because a busy machine must not look like a tool that hangs.
    """
    worked, looked, used = _used(pid), time.monotonic(), 0.0
    idle_since = looked
    while True:
        try:
            return lines.get(timeout=limit / 10)
        except queue.Empty:
            now, total = time.monotonic(), _used(pid) - worked
            if total - used > IDLE * (now - looked):
                idle_since = now
            looked, used = now, total
            if used > limit or now - idle_since > limit:
                raise


def _used(pid: int) -> float:
    """Return the seconds of processor time that a process and its children have used."""
    try:
        process = psutil.Process(pid)
        members = [process, *process.children(recursive=True)]
        return sum(sum(member.cpu_times()[:2]) for member in members)
    except psutil.Error:
        return 0.0


def _read(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    assert process.stdout is not None
    with process.stdout as output:
        for line in output:
            lines.put(line)
    lines.put("")


def table(scores: list[Score]) -> str:
    """Return the scores as a table in Markdown."""
    lines = [
        "| tool | wrong: caught | no verdict | missed | right: passed | no verdict | accused | minutes |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for score in scores:
        if score.why_not:
            lines.append(f"| {score.label} | {score.why_not} | | | | | | |")
            continue
        wrong, right = score.wrong, score.right
        cells = [wrong["accused"], wrong["no verdict"], wrong["passes"], right["passes"], right["no verdict"]]
        numbers = " | ".join(str(cell) for cell in [*cells, right["accused"], f"{score.seconds / 60:.1f}"])
        lines.append(f"| {score.label} | {numbers} |")
    return "\n".join(lines)


def page(scores: list[Score], growth: str) -> str:
    """Return docs/power.md."""
    wrong, right = len(corpus("wrong")), len(corpus("right"))
    limits = f"{LIMIT:.0f} s"
    return f"""# How much it finds

<!-- Written by `tox -e power`; do not edit. -->

![How many wrong programs each tool catches, and how many right ones it accuses](images/power.svg)

The same {wrong} wrong and {right} right programs (`tests/quality/corpus`), one run, every tool in a process of its own
with at most {limits} of processor time for each program:

{table(scores)}

*Caught*: the tool reports a failure. *No verdict*: it gave up, or was ended: after {limits} of work, or after as long
without any, as in a deadlock of the stress loop. *Accused*: a right program is called wrong.

- **Stress loop**: the scenario again and again with real threads for 0.4 s; then the same with
  `sys.setswitchinterval(1e-6)`.
- **frontrun**: `explore(clock="virtual", preemption_bound=2, max_executions=700)` under its own command; it controls
  only threads that it starts itself, and some of these programs start their own.
- **interleave-test**: `explore(strategy="pct", iterations=700)`; each program executed afresh in every schedule.
- **This project's explorer**: `@every_schedule` as it is set by default (at most 1000 schedules and 100 samples).

The corpus was written for this project, so it favours nobody else. It is there to be run:
`pytest tests/quality` asks more of the explorer, namely the same verdict with each of many seeds.

Measured with {platform.python_implementation()} {platform.python_version()} on {platform.system()},
{os.cpu_count()} cores that other work was using at the same time.

## What it costs

{growth}
"""


def chart(scores: list[Score], file: Path) -> None:
    """Draw the scores; needs matplotlib."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    plt.rcParams.update({"svg.hashsalt": "power", "svg.fonttype": "none", "font.size": 10})
    shown = [score for score in scores if not score.why_not][::-1]
    figure, axes = plt.subplots(1, 2, figsize=(9, 0.5 * len(shown) + 1.3), sharey=True, layout="constrained")
    sides = [
        ("wrong", "wrong programs", ("accused", "no verdict", "passes"), ("caught", "no verdict", "missed")),
        ("right", "right programs", ("passes", "no verdict", "accused"), ("passed", "no verdict", "accused")),
    ]
    for axis, (side, title, verdicts, words) in zip(axes, sides, strict=True):
        left = [0] * len(shown)
        for verdict, word, colour in zip(verdicts, words, COLOURS.values(), strict=True):
            numbers = [getattr(score, side)[verdict] for score in shown]
            bars = axis.barh([score.label for score in shown], numbers, left=left, color=colour, label=word)
            axis.bar_label(bars, [str(n) if n > 8 else "" for n in numbers], label_type="center", color="white")
            left = [a + b for a, b in zip(left, numbers, strict=True)]
        axis.set_title(title)
        axis.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3, frameon=False)
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, metadata={"Date": None})


def main() -> None:
    """Measure, then write the page and the chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", nargs="+", choices=NAMES, default=list(NAMES), help="only these")
    parser.add_argument("--jobs", type=int, default=2, help="how many tools to run at a time (default: 2)")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "docs", help="where to write power.md and images/power.svg"
    )
    options = parser.parse_args()
    with ThreadPoolExecutor(options.jobs) as pool:
        scores = []
        for score in pool.map(measure, options.tools):
            scores.append(score)
            print(table([score]).splitlines()[-1], file=sys.stderr, flush=True)
    (options.folder / "images").mkdir(exist_ok=True)
    (options.folder / "power.md").write_text(page(scores, cost.table()), encoding="utf-8")
    chart(scores, options.folder / "images" / "power.svg")


if __name__ == "__main__":
    main()
