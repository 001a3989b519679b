"""Every kata keeps its promises: the stub is to do, nothing is wrong, the solution passes, each mistake is killed.

One run of pytest for each kata tests all its answers; the audit then reads the outcomes.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dojo.outcomes import FAILED, PASSED, TO_DO, Outcome
from dojo.paths import KATAS, ROOT
from dojo.syllabus import Kata, syllabus
from tests.audit import do_nothing, mistake


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kata", syllabus().katas, ids=lambda kata: kata.id)
def test_a_kata_keeps_its_promises(kata: Kata, tmp_path: Path):
    nothing = do_nothing.write_tree(KATAS / f"{kata.id}.py", kata.id, tmp_path / "nothing")
    outcomes = run_all_answers(kata, nothing, tmp_path / "outcomes.json")
    complaints = [
        *about_stub([one for one in outcomes if one.target == "katas"]),
        *about_nothing([one for one in outcomes if one.target == str(nothing)]),
        *about_solution([one for one in outcomes if one.target == "solutions"]),
        *about_mistakes(kata, outcomes),
    ]
    assert not complaints, f"{kata.id}:\n  " + "\n  ".join(complaints)


def run_all_answers(kata: Kata, nothing: Path, results: Path) -> list[Outcome]:
    """Run the kata's spec against stub, do-nothing answer, solution and mistakes; return what came out."""
    targets = ["katas", str(nothing), "solutions", f"mistakes/{kata.id}"]
    command = [sys.executable, "-m", "pytest", str(kata.spec), "-p", "tests.audit.only_killers"]
    command += ["-q", "-p", "no:cacheprovider", "--run-untouched", "--results", str(results)]
    command += [option for target in targets for option in ("--target", target)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert results.exists(), f"the spec of {kata.id} does not run:\n{run.stdout}\n{run.stderr}"
    return [Outcome(**row) for row in json.loads(results.read_text(encoding="utf-8"))]


def about_stub(outcomes: list[Outcome]) -> Iterator[str]:
    if not outcomes:
        yield "no test ran against the stub"
    for one in outcomes:
        if one.state != TO_DO:
            yield f"the stub must leave {one.test} to do, but it {one.state}: {one.message}"


def about_nothing(outcomes: list[Outcome]) -> Iterator[str]:
    for one in outcomes:
        if one.state != FAILED:
            yield f"an answer that does nothing must fail {one.test}, but: {one.state} {one.message}"


def about_solution(outcomes: list[Outcome]) -> Iterator[str]:
    if not outcomes:
        yield "no test ran against the solution"
    for one in outcomes:
        if one.state != PASSED:
            yield f"the solution must pass {one.test}, but it {one.state}: {one.message}"


def about_mistakes(kata: Kata, outcomes: list[Outcome]) -> Iterator[str]:
    for wrong in mistake.of_kata(kata.id):
        mine = [one for one in outcomes if one.target == wrong.label]
        if not mine:
            yield f"{wrong.label} names {wrong.killed_by}, which is no test of this kata"
        elif not any(one.state == FAILED for one in mine):
            yield f"{wrong.label} survives {wrong.killed_by}: {mine[0].state} {mine[0].message}"
        elif not any(wrong.says in one.message for one in mine):
            yield f"{wrong.label} is killed, but not with the words {wrong.says!r}: {mine[0].message}"
