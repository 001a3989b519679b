"""One kata of one submission: run in a box, and judged by what comes back."""

import os
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dojo.grading import canaries, points
from dojo.grading.box import Box, Ended, NoBox
from dojo.grading.channel import Forged
from dojo.grading.child.watch import LOST
from dojo.grading.outside import is_outside
from dojo.grading.reaching import reached
from dojo.grading.result import (
    ERROR,
    FAIL,
    INSIDE,
    NOT_RUN,
    NOT_WRITTEN,
    OUTSIDE,
    PASS,
    KataResult,
    Limits,
    TestResult,
)
from dojo.grading.rungs import Rung
from dojo.grading.submission import Answers, stage, stands_alone
from dojo.grading.suite import ExpectedTest, expected_tests
from dojo.outcomes import PASSED, TO_DO
from dojo.stubs import shipped
from dojo.syllabus import Kata

CANARY_S = 30.0  # for a known answer: not the submission's time
CAUGHT = f"ended with exit code {LOST} before the test was over"
INCONCLUSIVE = "inconclusive"  # what the explorer says of a schedule that takes too many seconds
MOST_BOXES = 3  # of one kata: the tests that end their process are left out of the next


# How an error begins that is the machine's alone: it may be tried again, unlike what a submission brought about.
NOT_BEGUN = "the box ended before the submission was loaded"


@dataclass
class Run:
    """What is known of one kata so far: the verdicts by test function, and why none of them can be trusted."""

    tests: dict[str, TestResult] = field(default_factory=dict)
    error: str = ""
    exit: str = ""
    suspicion: list[str] = field(default_factory=list)
    cpu_s: float = 0.0


def judge(kata: Kata, answers: Answers, rung: Rung, limits: Limits, seed: int) -> KataResult:
    """Return the result of the kata."""
    began, expected = time.monotonic(), expected_tests(kata)
    if kata.id in answers.unreadable:
        return _without_running(kata, expected, ERROR, answers.unreadable[kata.id])
    text = answers.texts.get(kata.id)
    if text is None:
        return _without_running(kata, expected, NOT_WRITTEN, f"katas/{kata.id}.py is not in the submission")
    if text.decode("utf-8", "replace").replace("\r\n", "\n") == shipped().get(kata.id):
        return _without_running(kata, expected, NOT_WRITTEN, "the file is as it was shipped")
    if kata.missing_packages():
        lacks = ", ".join(kata.missing_packages())
        return _without_running(kata, expected, ERROR, f"the machine that grades lacks {lacks}")
    run = Run()
    if not is_outside(kata.id):
        run.suspicion += _reaching(kata, answers)
    with tempfile.TemporaryDirectory(prefix="kata-") as folder:
        root = stage(Path(folder), kata.id, answers)
        job = {"kata": kata.id, "katas": str(root), "spec": str(kata.spec), "seed": seed}
        job["outside"] = is_outside(kata.id)
        _run_in_boxes(kata, expected, run, lambda: Box(rung, limits, Path(folder), job), began + limits.wall_s)
    return _result(kata, expected, run, time.monotonic() - began)


def _reaching(kata: Kata, answers: Answers) -> list[str]:
    """Return what the answer names that none needs; where it may import others of the submission, theirs too."""
    alone = stands_alone(answers.texts[kata.id])
    texts = {kata.id: answers.texts[kata.id]} if alone else answers.texts
    found = {name: reached(text) for name, text in texts.items()}
    return [f"names {what} of katas/{name}.py, which no answer needs" for name, what in found.items() if what]


def _without_running(kata: Kata, expected: Sequence[ExpectedTest], status: str, why: str) -> KataResult:
    shares = points.split(kata.points, len(expected))
    tests = [
        TestResult(one.name, one.behaviours, NOT_RUN if status == ERROR else status, 0, share, why)
        for one, share in zip(expected, shares)
    ]
    error = why if status == ERROR else ""
    return KataResult(kata.id, status, 0, kata.points, _judged(kata), error, exit="not started", tests=tuple(tests))


def _judged(kata: Kata) -> str:
    return OUTSIDE if is_outside(kata.id) else INSIDE


def _run_in_boxes(kata: Kata, expected: Sequence[ExpectedTest], run: Run, box: Any, deadline: float) -> None:
    """Judge all tests; when one ends the process, judge the others again in a new one.

    What passed in a process that did not come to its end was not confirmed by the checks at the end.
    """
    deadly: dict[str, TestResult] = {}
    for _ in range(MOST_BOXES):
        run.tests.clear()
        try:
            with box() as process:
                try:
                    _run_tests(kata, expected, run, process, deadly, deadline)
                finally:
                    process.end()
                    run.exit = run.exit or process.exit
                    run.cpu_s += process.spent.cpu_s
                    run.suspicion += process.evidence
        except Killed as killed:
            deadly[killed.test.name] = killed.test
            run.exit = killed.how
            run.tests = {**_unconfirmed(run.tests), **deadly}
            if run.suspicion or time.monotonic() > deadline or len(deadly) == len(expected):
                break
            continue
        except Forged as error:
            run.error = str(error)
        except NoBox as error:
            run.error = f"{NOT_BEGUN} ({error})"
        run.tests.update(deadly)
        break
    if run.suspicion and not run.error:
        run.error = f"the submission {run.suspicion[0]}"


class Killed(Exception):
    """A test did not come back. `test` is its result."""

    def __init__(self, test: TestResult, how: str):
        super().__init__(how)
        self.test, self.how = test, how


def _unconfirmed(tests: Mapping[str, TestResult]) -> dict[str, TestResult]:
    """Return the results of a process that did not come to its end, its passes taken back."""
    return {
        name: _changed(test, status=NOT_RUN, message="not confirmed: the process ended later on")
        if test.status == PASS
        else test
        for name, test in tests.items()
    }


def _changed(test: TestResult, **values: Any) -> TestResult:
    from dataclasses import replace

    return replace(test, **values)


def _run_tests(
    kata: Kata, expected: Sequence[ExpectedTest], run: Run, box: Box, leave_out: Mapping[str, TestResult], end: float
) -> None:
    """Judge the tests that are not in `leave_out` in this box; raise Killed when one ends it."""
    items = box.collected()
    names = [one.name for one in expected]
    if list(dict.fromkeys(function for _, function in items)) != names:
        raise NoBox("the collected tests are not those of the spec")
    chance = random.SystemRandom()
    wanted = [number for number, (_, function) in enumerate(items) if function not in leave_out]
    check_after = chance.choice(wanted)  # nobody can say when
    seconds: dict[int, float] = {}
    for number in wanted:
        name, function = items[number]
        step = {"do": "test", "item": number, "kata": kata.id, "answer": None}
        try:
            answer = box.ask(step, min(box.limits.test_s, max(1.0, end - time.monotonic())))
        except Ended as ended:
            raise Killed(_killed(expected, function, ended, box), ended.how) from None
        seconds[number] = answer["seconds"]
        answer["stacks"] = box.take_stacks()
        _note(run, expected, function, name, answer)
        run.suspicion += answer["changed"]
        if answer["message"].startswith(INCONCLUSIVE) and _overloaded():
            run.error = f"the machine was too busy to come to a verdict: {answer['message'][:200]}"
        if CAUGHT in answer["message"]:
            run.suspicion.append("was caught tampering in the process of a test's own")
        if number == check_after and not is_outside(kata.id):
            _check(kata, canaries.wrong_answer(kata, items, chance), run, box)
        if run.error:
            return
    if not is_outside(kata.id):
        _check(kata, canaries.right_answer(kata, seconds, chance), run, box)
    if run.error:
        return
    try:
        last = box.finish()
    except Ended as ended:
        run.error, run.exit = f"the process ended before it was looked over a last time ({ended.how})", ended.how
        return
    run.exit = box.exit
    run.suspicion += last["changed"]
    run.cpu_s = max(run.cpu_s, last["cpu_s"]) - box.spent.cpu_s
    if last["changed"]:
        run.error = f"in the submission's process {last['changed'][0]}"


def _overloaded() -> bool:
    """Whether far more wants to run than there are processors: then seconds say little."""
    return os.getloadavg()[0] > 2 * len(os.sched_getaffinity(0))


def _check(kata: Kata, canary: canaries.Canary | None, run: Run, box: Box) -> None:
    """Have an answer judged whose verdict is known."""
    if canary is None:
        return
    try:
        wrong = canary.wrong(box.ask(step, CANARY_S) for step in canary.steps(kata))
    except Ended as ended:
        wrong = f"the process ended ({ended.how}) while a known answer was judged"
        if ended.how == "wall" and _overloaded():  # no verdict, and nobody's doing
            run.error = f"the machine was too busy to come to a verdict: {wrong}"
            return
    if wrong is not None:
        run.error = f"in the submission's process {wrong}: verdicts made there mean nothing"
        run.suspicion.append(wrong)


def _note(run: Run, expected: Sequence[ExpectedTest], function: str, name: str, answer: Mapping[str, Any]) -> None:
    """Add one item's outcome to its test's: a test passes when all its variants do."""
    known = run.tests.get(function)
    if known is not None and known.status != PASS:
        return
    status = {PASSED: PASS, TO_DO: NOT_WRITTEN}.get(answer["state"], FAIL)
    message = str(answer["message"])
    replay = next((line.partition("Replay:")[2].strip() for line in message.splitlines() if "Replay:" in line), "")
    if status != PASS and name != function:
        message = f"{name.removeprefix(function)} {message}"
    behaviours = next(one.behaviours for one in expected if one.name == function)
    run.tests[function] = TestResult(function, behaviours, status, 0, 0, message, answer["stacks"], replay)


def _killed(expected: Sequence[ExpectedTest], function: str, ended: Ended, box: Box) -> TestResult:
    reasons = {
        "wall": f"no end within {box.limits.test_s:g} s; the stacks show where each thread was",
        "cpu": f"it used {box.limits.cpu_s} s of CPU without coming to an end",
        "output": f"it printed more than {box.limits.output_bytes:,} bytes",
    }
    why = reasons.get(ended.how, f"the process ended in the middle of this test ({ended.how})")
    behaviours = next(one.behaviours for one in expected if one.name == function)
    return TestResult(function, behaviours, FAIL, 0, 0, why, ended.stacks)


def _result(kata: Kata, expected: Sequence[ExpectedTest], run: Run, wall_s: float) -> KataResult:
    """Return the kata's result with its points."""
    tests = []
    for one, share in zip(expected, points.split(kata.points, len(expected))):
        test = run.tests.get(one.name) or TestResult(one.name, one.behaviours, NOT_RUN, 0, 0)
        earned = share if test.status == PASS and not run.error else 0
        tests.append(_changed(test, points=earned, max_points=share))
    status = ERROR if run.error else points.verdict(tests)
    if status != PASS:
        tests = points.never_full(tests)
    suspicion = tuple(dict.fromkeys(run.suspicion))
    earned = sum(test.points for test in tests)
    return KataResult(
        kata.id, status, earned, kata.points, _judged(kata), run.error, round(run.cpu_s, 3), round(wall_s, 3),
        run.exit, suspicion, tuple(tests),
    )  # fmt: skip
