"""The suite that grades: its version, its hash, and which tests a kata has to come back with."""

import ast
import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dojo.grading.result import Interpreter, Suite
from dojo.grading.submission import hash_of
from dojo.interpreter import has_gil
from dojo.paths import MISTAKES, ROOT, SPEC, SYLLABUS
from dojo.syllabus import Kata


@dataclass(frozen=True)
class ExpectedTest:
    """A test function of a spec, as its source says, and the behaviours that it asserts."""

    name: str
    behaviours: tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """A wrong answer of the suite: the test that it must fail, and words that the failure must contain."""

    path: Path
    killed_by: str
    says: str


@lru_cache(maxsize=1)
def suite() -> Suite:
    """Return the version and the hash of specs and machinery, as they are now."""
    return Suite(_version(), fingerprint())


def fingerprint() -> str:
    """Return the hash of everything that a verdict depends on."""
    files = [ROOT / "conftest.py", ROOT / "pyproject.toml", SYLLABUS, SPEC / "behaviours.toml"]
    files += [*SPEC.rglob("*.py"), *(ROOT / "dojo").rglob("*.py")]
    return hash_of((file.relative_to(ROOT).as_posix(), file.read_bytes()) for file in files)


def _version() -> str:
    try:
        return version("concurrency-katas")
    except PackageNotFoundError:
        from dojo import toml

        return toml.load(ROOT / "pyproject.toml")["project"]["version"]


def interpreter() -> Interpreter:
    """Return the Python that grades, which is the one that runs submissions."""
    release = ".".join(str(part) for part in sys.version_info[:3])
    return Interpreter(sys.implementation.name, release, sys.platform, has_gil())


def expected_tests(kata: Kata) -> list[ExpectedTest]:
    """Return the test functions of the kata's spec in the order of the file."""
    tree = ast.parse(kata.spec.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [ExpectedTest(one.name, _behaviours(one)) for one in functions if one.name.startswith("test_")]


def _behaviours(function: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[str, ...]:
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "behaviour":
            return tuple(ast.literal_eval(argument) for argument in decorator.args)
    return ()


@cache
def mistakes(kata_id: str) -> tuple[Mistake, ...]:
    """Return the kata's mistakes that name their killer and its words."""
    found = []
    for path in sorted((MISTAKES / kata_id).glob("*.py")):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        lines = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
        if "Killed by" in lines and "Says" in lines:
            found.append(Mistake(path, lines["Killed by"].strip(), lines["Says"].strip()))
    return tuple(found)
