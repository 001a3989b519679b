"""One result with a bit of everything, for tests of whatever reads results."""

from dojo.grading.result import (
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

PASSED = KataResult(
    "threads/lock",
    "pass",
    2,
    2,
    "outside",
    cpu_s=0.31,
    wall_s=0.4,
    exit="status 0",
    tests=(
        TestResult("test_two_increments_give_two", ("L01", "L12"), "pass", 1, 1),
        TestResult("test_acquire_waits_until_another_thread_releases", ("L04",), "pass", 1, 1),
    ),
)
FAILED = KataResult(
    "threads/rlock",
    "fail",
    1,
    2,
    "inside",
    cpu_s=0.3,
    wall_s=0.4,
    exit="status 1",
    tests=(
        TestResult("test_the_owner_may_enter_again", ("R01",), "pass", 1, 1),
        TestResult(
            "test_others_wait",
            ("R02", "R03"),
            "fail",
            0,
            1,
            "two threads must never be inside, not <2> & ]]>%\n",
            replay='pytest "spec/threads/test_rlock.py::test_others_wait" --schedule "6:2"',
        ),
    ),
)
HUNG = KataResult(
    "threads/semaphore",
    "error",
    0,
    2,
    "inside",
    error="nothing came back within 10 s",
    cpu_s=0.1,
    wall_s=10.1,
    exit="wall",
    suspicion=("threading.Thread.start was replaced",),
    tests=(
        TestResult(
            "test_one_permit", ("S01",), "error", 0, 1, "hangs", stacks='File "semaphore.py", line 7 in acquire'
        ),
        TestResult("test_two_permits", (), "not_run", 0, 1),
    ),
)
STUB = KataResult(
    "processes/pipe",
    "not_written",
    0,
    1,
    "inside",
    exit="status 1",
    tests=(TestResult("test_one_way", ("PI01",), "not_written", 0, 1, "one_way"),),
)
KATAS = (PASSED, FAILED, HUNG, STUB)

RESULT = SubmissionResult(
    submission=Submission("s-017", "sha256:" + "a" * 64),
    suite=Suite("0.1.0", "sha256:" + "b" * 64),
    interpreter=Interpreter("CPython", "3.11.2", "linux", True),
    limits=Limits(20.0, 20, 4 << 30, 16 << 20, 1 << 16, 256, 512, 10.0),
    layers=Layers("bwrap", True, True, True, True, True),
    seed=7,
    graded_at="2026-11-24T12:00:00+00:00",
    katas=KATAS,
    totals=totals(KATAS),
)
