"""Recorded results to export and to count, without a grading."""

from dojo.grading.result import (
    ERROR,
    FAIL,
    INSIDE,
    NOT_RUN,
    NOT_WRITTEN,
    PASS,
    Interpreter,
    KataResult,
    Layers,
    Limits,
    Submission,
    SubmissionResult,
    Suite,
    TestResult,
    totals,
)

# Everything that a text of a student may try on a reader of results.
NASTY = (
    "two increments must give 2, not 1 ]]> <script>alert(1)</script> & \"'\n"
    "::error file=x::forged\r\n```\n````\n=cmd|' /C calc'!A0 \x1b[31mred\x1b[0m \x00 \ud800 \u202egnp.exe % {{ 7 * 7 }}"
)


def one_test(name: str, status: str, points: int, maximum: int, message: str = "", stacks: str = "") -> TestResult:
    return TestResult(name, ("L01",), status, points, maximum, message, stacks, "pytest x" if status == FAIL else "")


def passed(kata: str = "threads/lock") -> KataResult:
    tests = (one_test("test_one", PASS, 1, 1), one_test("test_two", PASS, 2, 2))
    return KataResult(kata, PASS, 3, 3, INSIDE, cpu_s=0.2, wall_s=0.25, exit="status 0", tests=tests)


def failed(kata: str = "threads/rlock", message: str = NASTY) -> KataResult:
    tests = (one_test("test_one", PASS, 1, 1), one_test("test_two", FAIL, 0, 2, message))
    return KataResult(kata, FAIL, 1, 3, INSIDE, cpu_s=0.2, wall_s=0.25, exit="status 1", tests=tests)


def hung(kata: str = "threads/event") -> KataResult:
    tests = (
        one_test("test_one", FAIL, 0, 1, "no end within 10 s", "Thread 0x1 (most recent call first):\n  File x"),
        one_test("test_two", NOT_RUN, 0, 2),
    )
    return KataResult(kata, FAIL, 0, 3, INSIDE, cpu_s=0.1, wall_s=10.1, exit="wall", tests=tests)


def doubtful(kata: str = "threads/queue") -> KataResult:
    """All its tests say that they passed, and the kata has no verdict all the same."""
    return KataResult(
        kata, ERROR, 0, 3, INSIDE, "a canary passed", exit="status 0", suspicion=("canary",), tests=passed().tests
    )


def lost(kata: str = "threads/barrier") -> KataResult:
    return KataResult(kata, ERROR, 0, 3, INSIDE, "the box could not be started")


def unwritten(kata: str = "threads/condition") -> KataResult:
    return KataResult(kata, NOT_WRITTEN, 0, 3, INSIDE, tests=(one_test("test_one", NOT_WRITTEN, 0, 3),))


def submission(*katas: KataResult, student: str = "anna", seed: int = 7) -> SubmissionResult:
    return SubmissionResult(
        Submission(student, "sha256:" + "a" * 64),
        Suite("0.1.0", "sha256:" + "b" * 64),
        Interpreter("CPython", "3.11.4", "linux", True),
        Limits(12.0, 10, 2**31, 2**24, 2**16, 128, 256),
        Layers("bwrap", pid=True, net=True, mount=True, uid=True, rlimits=True),
        seed,
        "2026-11-24T12:00:00Z",
        katas,
        totals(katas),
    )


def everything(student: str = "anna") -> SubmissionResult:
    return submission(passed(), failed(), hung(), doubtful(), lost(), unwritten(), student=student)
