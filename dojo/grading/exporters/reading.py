"""How exporters read a result: texts made harmless and short, and a verdict for every test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dojo.grading.result import ERROR, FAIL, NOT_RUN, NOT_WRITTEN, PASS, KataResult, SubmissionResult, TestResult

LOG_LIMIT = 64 * 2**10  # bytes of free text kept of one submission
FIELD_LIMIT = 8 * 2**10  # bytes of one message, so that a loud test leaves room for the others
_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")
_CONTROLS = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they make a text look like another one

WORDS = {PASS: "passed", FAIL: "failed", ERROR: "no verdict", NOT_WRITTEN: "not written", NOT_RUN: "not run"}


def clean(text: str) -> str:
    """Return the text without terminal escapes and without characters that XML or a reader's eye cannot take."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub("\ufffd", _DIRECTIONS.sub("", text))


def cut(text: str, limit: int) -> str:
    """Return the text, at most `limit` bytes of it in UTF-8 and a note of how much is missing."""
    data = text.encode()
    if len(data) <= limit:
        return text
    note = f"\n[{len(data)} bytes in all; the rest is cut]"
    kept = data[: max(0, limit - len(note))].decode(errors="ignore")
    return (kept + note) if limit > len(note) else ""


def presentable(result: SubmissionResult, limit: int = LOG_LIMIT) -> SubmissionResult:
    """Return the result with its free texts cleaned, and cut to `limit` bytes in all."""
    left = limit

    def take(text: str) -> str:
        nonlocal left
        text = cut(clean(text), min(left, FIELD_LIMIT))
        left -= len(text.encode())
        return text

    def kata(one: KataResult) -> KataResult:
        error, suspicion = take(one.error), tuple(take(text) for text in one.suspicion)
        return replace(one, error=error, exit=clean(one.exit), suspicion=suspicion, tests=tuple(map(test, one.tests)))

    def test(one: TestResult) -> TestResult:
        return replace(one, message=take(one.message), stacks=take(one.stacks), replay=take(one.replay))

    submission = replace(result.submission, student=clean(result.submission.student).replace("\n", " "))
    return replace(result, submission=submission, katas=tuple(map(kata, result.katas)))


@dataclass(frozen=True)
class Line:
    """One test as a reader is told of it. A kata without tests to show is one line called `verdict`."""

    name: str
    status: str
    points: int
    max_points: int
    text: str


def lines(kata: KataResult) -> Iterator[Line]:
    """Yield a line for each test; their points add up to the kata's.

    Where a kata has no trustworthy verdict none of its tests has one, whatever they said by themselves.
    """
    for test in kata.tests:
        trusted = kata.status != ERROR
        status = test.status if trusted else ERROR
        points = test.points if trusted else 0
        yield Line(test.name, status, points, test.max_points, _text(kata, test, status))
    if not kata.tests:
        yield Line("verdict", kata.status, kata.points, kata.max_points, reason(kata))


def reason(kata: KataResult) -> str:
    """Return why the kata as a whole came to its status, or nothing where its tests say it."""
    parts = [kata.error, *(f"suspicious: {text}" for text in kata.suspicion)]
    if not kata.error and kata.status == NOT_WRITTEN and not kata.tests:
        parts.insert(0, "not written yet")
    return "\n".join(part for part in parts if part)


def _text(kata: KataResult, test: TestResult, status: str) -> str:
    if status == PASS:
        return ""
    told = test.message
    if not told:
        told = {NOT_WRITTEN: "not written yet", NOT_RUN: "never came to its turn"}.get(status, "failed without a word")
    if status == ERROR and kata.error:
        told = kata.error if told == "failed without a word" else f"{kata.error}\n{told}"
    return "\n\n".join(part for part in (told, test.stacks, f"Replay:  {test.replay}" if test.replay else "") if part)


def headline(result: SubmissionResult) -> str:
    """Return the totals in one sentence."""
    sums = result.totals
    counts = [
        (sums.passed, "passed"),
        (sums.failed, "failed"),
        (sums.errors, "without a verdict"),
        (sums.not_written, "not written"),
    ]
    told = ", ".join(f"{number} {word}" for number, word in counts if number) or "none graded"
    return f"{sums.points} of {sums.max_points} points. Katas: {told}."
