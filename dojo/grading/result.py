"""What a grading says: the schema `concurrency-katas/result/1` as objects, and to and from JSON.

The parent process alone makes these objects; exporters only read them. The same schema as a JSON
Schema document, for readers in other languages, is in `result.schema.json` beside this file.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

SCHEMA = "concurrency-katas/result/1"
SCHEMA_FILE = Path(__file__).with_name("result.schema.json")

# What a kata or a test came to. `fail`: the answer is wrong. `error`: there is no trustworthy verdict; a
# person has to look. `not_written`: the answer's stub is not filled in. `not_run` (tests only): the test
# never came to its turn, because the kata's process had ended before.
PASS, FAIL, ERROR, NOT_WRITTEN, NOT_RUN = "pass", "fail", "error", "not_written", "not_run"

# Where a verdict was made: `outside`, in a process in which no line of the submission ran, or `inside`,
# in the process of the submission, with everything the box does to make that trustworthy.
INSIDE, OUTSIDE = "inside", "outside"

# How strong a box was, the strongest first.
RUNGS = ("bwrap", "userns", "uid", "limits")


class ResultError(ValueError):
    """A document is no result of this schema. The message names the place and what is wrong with it."""


@dataclass(frozen=True)
class Submission:
    """Whose answers they are, and which: `hash` (sha256:…) covers the kata files' paths and contents."""

    student: str
    hash: str


@dataclass(frozen=True)
class Suite:
    """The specification graded with: the project's version, and the hash (sha256:…) of specs and machinery."""

    version: str
    hash: str


@dataclass(frozen=True)
class Interpreter:
    """The Python that ran the submission; `gil` says whether it had one."""

    implementation: str
    version: str
    platform: str
    gil: bool


@dataclass(frozen=True)
class Limits:
    """What one kata may use: seconds on the clock, seconds of CPU a process, bytes. None: no such limit.

    `wall_s` is for the whole kata, `test_s` for one test of it.
    """

    wall_s: float
    cpu_s: int
    memory_bytes: int | None
    file_bytes: int
    output_bytes: int
    processes: int | None
    open_files: int
    test_s: float = 30.0


@dataclass(frozen=True)
class Layers:
    """What stood between the submission and the machine, as found by trying it.

    `rung` is one of RUNGS. The others say whether the submission had process ids, a network, a view of
    the files and a user of its own, and whether resource limits held.
    """

    rung: str
    pid: bool
    net: bool
    mount: bool
    uid: bool
    rlimits: bool


@dataclass(frozen=True)
class TestResult:
    """One test of one kata. `stacks` are the threads' stacks when time ran out; `replay` shows the failure again."""

    __test__ = False  # no test class, whatever pytest thinks of the name

    name: str
    behaviours: tuple[str, ...]
    status: str
    points: int
    max_points: int
    message: str = ""
    stacks: str = ""
    replay: str = ""


@dataclass(frozen=True)
class KataResult:
    """One kata: its verdict, its points (whole numbers, from the syllabus), and how its process ended.

    `judged` is INSIDE or OUTSIDE; `error` says why there is no verdict; `exit` says how the process ended
    ("status 0", "signal 11", "wall", "cpu", "output" …); `suspicion` lists what looked like
    tampering: evidence for a person to weigh.
    """

    id: str
    status: str
    points: int
    max_points: int
    judged: str
    error: str = ""
    cpu_s: float = 0.0
    wall_s: float = 0.0
    exit: str = ""
    suspicion: tuple[str, ...] = ()
    tests: tuple[TestResult, ...] = ()


@dataclass(frozen=True)
class Totals:
    """The sums over all katas: points, and how many katas came to each verdict."""

    points: int
    max_points: int
    passed: int
    failed: int
    errors: int
    not_written: int


@dataclass(frozen=True)
class SubmissionResult:
    """The grading of one submission. `graded_at` is UTC in ISO 8601; `seed` went into the schedule search."""

    submission: Submission
    suite: Suite
    interpreter: Interpreter
    limits: Limits
    layers: Layers
    seed: int
    graded_at: str
    katas: tuple[KataResult, ...]
    totals: Totals
    schema: str = SCHEMA

    def to_json(self) -> str:
        """Return the result as a JSON document; the reverse of from_json()."""
        document = {"schema": self.schema, **asdict(self)}
        return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def totals(katas: Iterable[KataResult]) -> Totals:
    """Return the sums over the results of katas."""
    katas = list(katas)

    def count(status: str) -> int:
        return sum(kata.status == status for kata in katas)

    return Totals(
        sum(kata.points for kata in katas),
        sum(kata.max_points for kata in katas),
        count(PASS),
        count(FAIL),
        count(ERROR),
        count(NOT_WRITTEN),
    )


def from_json(text: str) -> SubmissionResult:
    """Return the result in a JSON document; raise ResultError when it is none."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ResultError(f"this is no JSON: {error}") from error
    validate(document)
    return _result(document)


def validate(document: Any) -> None:
    """Raise ResultError unless the parsed JSON document is a result, its sums included."""
    found = next(_validator().iter_errors(document), None)
    if found is not None:
        place = "/".join(str(part) for part in found.absolute_path) or "the document"
        raise ResultError(f"no {SCHEMA}: {place}: {found.message[:300]}")
    result = _result(document)
    for kata in result.katas:
        if kata.tests and sum(test.points for test in kata.tests) != kata.points and kata.status != ERROR:
            raise ResultError(f"{kata.id}: the points of its tests do not add up to {kata.points}")
        if kata.points > kata.max_points or (kata.status == PASS) != (kata.points == kata.max_points):
            raise ResultError(f"{kata.id}: {kata.points} of {kata.max_points} points does not fit {kata.status!r}")
    if result.totals != totals(result.katas):
        raise ResultError("the totals are not the sums of the katas")


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def _result(document: dict[str, Any]) -> SubmissionResult:
    return SubmissionResult(
        submission=_build(Submission, document["submission"]),
        suite=_build(Suite, document["suite"]),
        interpreter=_build(Interpreter, document["interpreter"]),
        limits=_build(Limits, document["limits"]),
        layers=_build(Layers, document["layers"]),
        seed=document["seed"],
        graded_at=document["graded_at"],
        katas=tuple(_kata(kata) for kata in document["katas"]),
        totals=_build(Totals, document["totals"]),
    )


def _kata(document: dict[str, Any]) -> KataResult:
    tests = tuple(_build(TestResult, test) for test in document["tests"])
    return _build(KataResult, {**document, "tests": tests})


def _build(kind: Any, document: dict[str, Any]) -> Any:
    """Return a `kind` of the document's fields; lists become tuples, unknown fields are left out."""
    known = {field.name for field in fields(kind)} & document.keys()
    values = {name: document[name] for name in known}
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
