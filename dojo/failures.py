"""What a learner is told when a test fails: the broken promise, where, and what to do next.

pytest's own report is for those who know its insides. This one shows the message, the lines of the test
that led there, and of the way into the learner's code only the lines that a learner can read and change.
`--tb=long` and the other styles of pytest bring its own report back.
"""

import ast
import inspect
import linecache
import re
import sysconfig
import textwrap
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _pytest._code.code import TerminalRepr
from _pytest._io import TerminalWriter

from dojo.outcomes import causes
from dojo.paths import ROOT, SPEC, shown

MOST_LINES = 14  # of a test, before the line that failed
MOST_FRAMES = 8
_NOT_OWN = [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")]
_LEFT_BY_THE_KILLED = re.compile(  # the processes of a test that is stuck are ended without a chance to tidy up
    r"^.*resource_tracker: There appear to be \d+ leaked semaphore.*\n(?: +warnings\.warn.*\n?)?", re.MULTILINE
)
_NOT_OWN += [ROOT / "dojo", ROOT / "conftest.py"]


@dataclass(frozen=True)
class Crash:
    """What pytest's short summary shows of a failure."""

    message: str


class Told(TerminalRepr):
    """One failure as text.

    `headline` is the broken promise; the last lines say what to do next: `again` unless
    the error knows its own replay, then `follow_up`. `function` is the test, shown whole where no line of
    it is known.
    """

    def __init__(self, error: BaseException, again: str, *follow_up: str, function: Callable[..., Any] | None = None):
        replay = re.search(r"^Replay: .*\n?", text := cleaned(said_by(error)), re.MULTILINE)
        told = text.replace(replay[0], "") if replay else text
        self.headline, _, self.story = told.rstrip().partition("\n")
        root = _root(error)
        frames = own_frames(root)
        self.test = _test(frames) or _reached(error)
        self.headline = _promise_of_raises(self.headline, self.test)
        self.reprcrash = Crash(self.headline)
        self.function = None if self.test else function
        self.way = _after(frames, self.test)[-MOST_FRAMES:]
        self.follow_up = [replay[0].rstrip() if replay else again, *follow_up]

    def toterminal(self, tw: TerminalWriter) -> None:
        tw.line(self.headline, bold=True, red=True)
        if self.story:
            tw.line(self.story)
        if self.test:
            tw.line(f"\n{shown(Path(self.test.filename))}:{self.test.lineno}")
            for line in _test_lines(self.test):
                tw.line(line, bold=line.startswith(">"))
        elif self.function is not None:
            for line in _whole(self.function):
                tw.line(line)
        if self.way:
            tw.line("\nFrom there:")
            for frame in self.way:
                where = f"{shown(Path(frame.filename))}:{frame.lineno}, in {frame.name}"
                tw.line(f"  {where}: {(frame.line or '').strip()}".rstrip(": "))
        tw.line("")
        for line in self.follow_up:
            tw.line(line)


def without_machinery(text: str) -> str:
    """Return what a test has printed and logged, its tracebacks without the lines of libraries and of the dojo."""
    if "verdicts.StopHere" in text:
        return ""  # asyncio's log of how the dojo ends a task; the message tells of it
    text = _LEFT_BY_THE_KILLED.sub("", text)
    kept, skipping = [], False
    for line in text.splitlines(keepends=True):
        if re.fullmatch(r" +[~^]+\s*", line):
            continue  # a line of a traceback that only points at the one before
        frame = re.match(r'  File "([^"]+)", line \d+', line)
        skipping = not _is_own(frame[1]) if frame else skipping and line.startswith("    ")
        if not skipping:
            kept.append(re.sub(r"^dojo(?:\.\w+)+\.(?=\w+: )", "", line))
    return "".join(kept)


def cleaned(message: str) -> str:
    """Return a message without pytest's remarks on values and without the machinery's frames."""
    return without_machinery(_without_values(message))


def said_by(error: BaseException) -> str:
    """Return an error's words: a promise as it was written, any other error with its type, a group with its parts."""
    if str(error).startswith("Hypothesis found") and hasattr(error, "exceptions"):
        return said_by(error.exceptions[0])  # one of several examples is enough to work on
    text = _without_values(str(error))
    kind = type(error)
    if not isinstance(error, (AssertionError, _outcome())):
        text = f"{kind.__name__}: {text}" if text else kind.__name__
    notes = [_without_machinery_of_hypothesis(note) for note in getattr(error, "__notes__", [])]
    inner = [textwrap.indent(f"- {said_by(part)}", "  ") for part in getattr(error, "exceptions", ())]
    return "\n".join([text or "an assertion without a message failed", *inner, *filter(None, notes)])


def _without_machinery_of_hypothesis(note: str) -> str:
    """Return the example that hypothesis found, without the module under test and the lines that it guesses at."""
    # In CI hypothesis adds a decorator that reproduces the example: here every run has the same examples.
    lines = re.split(r"\s*(?:^Explanation:|^You can reproduce this)", note, flags=re.MULTILINE)[0].splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("kata="))


def _outcome() -> type[BaseException]:
    """The exception with which pytest.fail() and pytest.raises() say that a test has failed."""
    from _pytest.outcomes import OutcomeException

    return OutcomeException


def _without_values(text: str) -> str:
    """Return an assertion's message without the values that pytest adds: the sentence names what was seen."""
    lines = text.splitlines()
    for start, line in enumerate(lines[1:], 1):
        if line.startswith("assert "):
            end = start + 1
            while end < len(lines) and lines[end].startswith((" ", "Use -v")):
                end += 1
            return "\n".join([*lines[:start], *lines[end:]]).rstrip()
    return text


def _root(error: BaseException) -> BaseException:
    """Return the first of the errors that led to this one of which a line of the learner's or the spec's is known."""
    chain = list(causes(error))
    return next((one for one in reversed(chain) if any(own_frames(one))), error)


def own_frames(error: BaseException) -> list[traceback.FrameSummary]:
    """Return the frames that belong to a kata or a spec, outermost first, each line once."""
    frames: list[traceback.FrameSummary] = []
    for frame in traceback.extract_tb(error.__traceback__):
        known = frames and (frame.filename, frame.lineno) == (frames[-1].filename, frames[-1].lineno)
        if _is_own(frame.filename) and not known:
            frames.append(frame)
    return frames


def _test(frames: list[traceback.FrameSummary]) -> traceback.FrameSummary | None:
    """Return the frame of the test itself: hypothesis has one of its own before it."""
    spec = [frame for frame in frames if _is_spec(frame)]
    return next((frame for frame in reversed(spec) if frame.name.startswith("test")), spec[0] if spec else None)


def _reached(error: BaseException) -> traceback.FrameSummary | None:
    """Return the line that a test has reached when its threads do not go on, which no traceback tells."""
    reached = getattr(getattr(error, "failure", None), "in_test", None)
    return traceback.FrameSummary(*reached) if reached else None


def _promise_of_raises(headline: str, test: traceback.FrameSummary | None) -> str:
    """Return what pytest.raises() has to say as a sentence with the line that should have raised."""
    missing = re.fullmatch(r"DID NOT RAISE (.*)", headline)
    if not missing or not test:
        return headline
    tree = _tree("".join(linecache.getlines(test.filename)))
    body = [node.body[0] for node in ast.walk(tree) if isinstance(node, ast.With) and node.lineno == test.lineno]
    return f"{missing[1]} must be raised here, but was not: {ast.unparse(body[0])}" if body else headline


def _after(frames: list[traceback.FrameSummary], test: traceback.FrameSummary | None) -> list[traceback.FrameSummary]:
    return frames[frames.index(test) + 1 :] if test in frames else frames


def _is_own(filename: str) -> bool:
    path = Path(filename)
    if not path.is_absolute() or not path.is_file():
        return False
    return not any(path.is_relative_to(folder) for folder in _NOT_OWN)


def _is_spec(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).is_relative_to(SPEC)


def _test_lines(frame: traceback.FrameSummary) -> Iterator[str]:
    """Yield the lines of the test up to the statement that failed, which is marked."""
    lines = linecache.getlines(frame.filename)
    first, start, end = _statement(frame, "".join(lines))
    shortened = start - first > MOST_LINES
    body = textwrap.dedent("".join(lines[(start - MOST_LINES if shortened else first) - 1 : end])).splitlines()
    if shortened:
        yield "    ..."
    for number, line in enumerate(body, end - len(body) + 1):
        yield f"{'>' if number == start else ' '}   {line}".rstrip()


def _whole(function: Callable[..., Any]) -> Iterator[str]:
    """Yield place and lines of a test, or of what is left of it after as many as are shown."""
    function = inspect.unwrap(function)
    try:
        lines, number = inspect.getsourcelines(function)
    except OSError:
        return
    start = next((k for k, line in enumerate(lines) if line.lstrip().startswith(("def ", "async def "))), 0)
    yield f"\n{shown(Path(inspect.getfile(function)))}:{number + start}"
    body = textwrap.dedent("".join(lines[start:])).splitlines()
    yield from (f"    {line}".rstrip() for line in body[: MOST_LINES + 1])
    if len(body) > MOST_LINES + 1:
        yield "    ..."


def _statement(frame: traceback.FrameSummary, text: str) -> tuple[int, int, int]:
    """Return the first line of the function, and the first and the last line of the statement in it that failed."""
    line = frame.lineno or 1
    nodes: list[Any] = list(ast.walk(_tree(text)))
    around = [node for node in nodes if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)]
    functions = [node for node in around if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    if not functions:
        return line, line, line
    simple = [node for node in around if not hasattr(node, "body")]
    if not simple:
        return functions[-1].lineno, line, line
    return functions[-1].lineno, simple[-1].lineno, simple[-1].end_lineno or line


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.Module([], [])
