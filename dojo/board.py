"""The board: where a learner stands, kata by kata, and the next step."""

import pytest

from dojo import target as targets
from dojo.outcomes import BROKEN, FAILED, PASSED, TO_DO, Outcome
from dojo.paths import shown
from dojo.results import Results, state_of_kata
from dojo.syllabus import Kata
from dojo.target import Target

COLOURS = {PASSED: "green", TO_DO: "yellow", FAILED: "red", BROKEN: "red"}
WORDS = {PASSED: "done", TO_DO: "to do", FAILED: "wrong", BROKEN: "broken"}


def show(terminal: pytest.TerminalReporter, results: Results, chosen: list[Target]) -> None:
    """Write the board of this run to pytest's terminal."""
    rows = [(kata, outcomes) for kata, outcomes in results.by_kata()]
    terminal.section("katas", "=")
    chapter = None
    for kata, outcomes in rows:
        if kata.chapter != chapter:
            chapter = kata.chapter
            terminal.write_line(results.syllabus.chapters[chapter], bold=True)
        _row(terminal, kata, outcomes)
    terminal.write_line("")
    for line in _summary(rows, chosen):
        terminal.write_line(line)


def _row(terminal: pytest.TerminalReporter, kata: Kata, outcomes: list[Outcome]) -> None:
    state = state_of_kata(outcomes)
    passed = sum(outcome.state == PASSED for outcome in outcomes)
    terminal.write("  ")
    terminal.write(f"{WORDS[state]:7}", **{COLOURS[state]: True})
    terminal.write_line(f"{kata.name:20} {passed:3} of {len(outcomes):<3}  {kata.idea}")


def _summary(rows: list[tuple[Kata, list[Outcome]]], chosen: list[Target]) -> list[str]:
    states = [state_of_kata(outcomes) for _, outcomes in rows]
    counts = ", ".join(f"{states.count(state)} {WORDS[state]}" for state in WORDS if state in states)
    total = f"{len(rows)} {'kata' if len(rows) == 1 else 'katas'}: {counts}."
    open_katas = [kata for (kata, _), state in zip(rows, states) if state != PASSED]
    if len(chosen) > 1:
        return [total]
    if not open_katas:
        return [total, "Finished: every test of these katas passes."]
    return [total, *next_step(open_katas[0], chosen[0])]


def next_step(kata: Kata, target: Target) -> list[str]:
    """Return the two lines that tell a learner what to do: the file to edit, the command to run."""
    option = "" if target == targets.default() else f" --target {target.label}"
    return [
        f"Next: edit {shown(target.path_of(kata.id))}  ({kata.title}: {kata.idea})",
        f"      then run: pytest {shown(kata.spec)}{option}",
    ]
