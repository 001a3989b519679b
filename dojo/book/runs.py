"""What the book shows of real runs: for each kata one wrong answer that fails, and the solution that does not."""

import ast
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dojo.failures import cleaned
from dojo.paths import MISTAKES, ROOT, shown
from dojo.syllabus import Kata, syllabus

EXPLORED = {"every_schedule", "every_order", "hub_order", "extra_switches"}


@dataclass(frozen=True)
class Example:
    """A mistake, the test that kills it, and whether that test explores schedules (so there is a drawing)."""

    kata: Kata
    mistake: Path
    test: str
    explored: bool

    @property
    def nodeid(self) -> str:
        return f"{shown(self.kata.spec)}::{self.test}"

    @property
    def drawing(self) -> str:
        """The file name of the drawing of its test."""
        return f"spec.{self.kata.chapter}.test_{self.kata.name}.{self.test}.svg"


@dataclass(frozen=True)
class Shown:
    """What was seen: the failure's message, and the drawings of the wrong and of the right schedule, if any."""

    example: Example
    message: str
    wrong: str | None = None
    right: str | None = None


def examples() -> list[Example]:
    """Return one example for each kata that has mistakes: the shortest one, of an explored test if there is any."""
    return [example for kata in syllabus().katas if (example := _example(kata)) is not None]


def _example(kata: Kata) -> Example | None:
    explored = _explored_tests(kata)
    found = []
    for path in sorted((MISTAKES / kata.id).glob("*.py")):
        text = path.read_text(encoding="utf-8")
        doc = ast.get_docstring(ast.parse(text)) or ""
        moves = re.search(r"^Says: .*(stuck|deadlock)", doc, re.MULTILINE) is None  # who waits for whom tells most
        for killer in re.findall(r"^Killed by: *(\w+)", doc, re.MULTILINE):
            worth = explored.get(killer, 0)
            found.append((-worth, not worth and moves, len(text), path, killer))
    if not found:
        return None
    worth, *_, path, killer = min(found)
    return Example(kata, path, killer, bool(worth))


def _explored_tests(kata: Kata) -> dict[str, int]:
    """Return how much there is to draw of each test that runs under every schedule: 2 where several threads meet."""
    tree = ast.parse(kata.spec.read_text(encoding="utf-8"))
    worth = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            marks = {name.id for one in node.decorator_list for name in ast.walk(one) if isinstance(name, ast.Name)}
            names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            if marks & EXPLORED:
                worth[node.name] = 1 + ("in_threads" in names or isinstance(node, ast.AsyncFunctionDef))
    return worth


def run(chosen: list[Example]) -> dict[str, Shown]:
    """Run every example against its mistake and the solutions; return what was seen, by kata id.

    Raises RuntimeError where a mistake was not caught: a book must not show what is not so.
    """
    with tempfile.TemporaryDirectory() as folder:
        wrong, right, results = (Path(folder, name) for name in ("wrong", "right", "results.json"))
        targets = [f"--target={shown(example.mistake)}" for example in chosen]
        _pytest(chosen, [*targets, f"--story-svg={wrong}", f"--results={results}"])
        explored = [example for example in chosen if example.explored]
        _pytest(explored, ["--target=solutions", f"--story-svg={right}"])
        outcomes = json.loads(results.read_text(encoding="utf-8"))
        messages = {one["target"]: one["message"] for one in reversed(outcomes) if one["state"] == "failed"}
        seen = {}
        for example in chosen:
            message = messages.get(shown(example.mistake))
            if message is None:
                raise RuntimeError(f"{shown(example.mistake)} is not caught by {example.nodeid}")
            seen[example.kata.id] = Shown(
                example, cleaned(message), _read(wrong / example.drawing), _read(right / example.drawing)
            )
        return seen


def _pytest(chosen: list[Example], options: list[str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", *options]
    nodes = [example.nodeid for example in chosen]
    run = subprocess.run([*command, *nodes], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"pytest could not run the examples of the book:\n{run.stdout}\n{run.stderr}")


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
