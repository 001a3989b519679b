"""The trees mirror each other and the syllabus, and say the same about every kata."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dojo import stubs
from dojo.paths import KATAS, MISTAKES, ROOT, SOLUTIONS, SPEC
from dojo.syllabus import syllabus
from tests.audit import mistake

IDS = [kata.id for kata in syllabus().katas]
PAGES = ROOT / "docs" / "katas"


def names(tree: Path, pattern: str) -> set[str]:
    return {path.relative_to(tree).with_suffix("").as_posix() for path in tree.glob(pattern)}


@pytest.mark.parametrize("tree", [KATAS, SOLUTIONS], ids=lambda tree: tree.name)
def test_a_tree_holds_exactly_the_katas_of_the_syllabus(tree):
    assert names(tree, "**/*.py") == set(IDS), f"{tree.name}/ and syllabus.toml differ"


def test_the_spec_holds_exactly_the_katas_of_the_syllabus():
    found = {name.replace("/test_", "/") for name in names(SPEC, "*/test_*.py")}
    assert found == set(IDS), "spec/ and syllabus.toml differ"


def test_every_kata_has_a_why_page_and_no_page_is_left_over():
    assert names(PAGES, "*/*.md") == set(IDS), "docs/katas/ and syllabus.toml differ"


@pytest.mark.parametrize("kata", syllabus().katas, ids=IDS)
def test_every_test_of_a_kata_is_worth_a_point(kata):
    nodes = ast.walk(ast.parse(kata.spec.read_text(encoding="utf-8")))
    functions = [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    tests = sum(function.name.startswith("test_") for function in functions)
    assert kata.points >= tests, f"{kata.id} has {tests} tests and {kata.points} points: raise them in syllabus.toml"


@pytest.mark.parametrize("kata_id", IDS)
def test_a_kata_has_four_mistakes_or_more_that_say_what_kills_them(kata_id):
    found = mistake.of_kata(kata_id)
    assert len(found) >= 4, f"{kata_id} has only {len(found)} mistakes"
    assert len({wrong.summary for wrong in found}) == len(found), f"two mistakes of {kata_id} say the same"


def test_every_mistake_belongs_to_a_kata():
    found = {name.rpartition("/")[0] for name in names(MISTAKES, "**/*.py")}
    assert found <= set(IDS), f"mistakes/ has folders that no kata owns: {found - set(IDS)}"


@pytest.mark.parametrize("kata_id", IDS)
def test_a_stub_states_goal_and_limits(kata_id):
    text = ast.get_docstring(ast.parse((KATAS / f"{kata_id}.py").read_text(encoding="utf-8"))) or ""
    for words in ("Goal:", "Out of scope:"):
        assert words in text, f"katas/{kata_id}.py: its docstring lacks '{words}'"


@pytest.mark.parametrize("kata_id", IDS)
def test_signatures_agree(kata_id):
    # The bug that a kata is shipped with may be a method too many: there only functions and classes have to agree.
    inside = "." if syllabus().by_id[kata_id].kind != "fix" else ""
    expected = comparable(KATAS / f"{kata_id}.py", inside)
    for path in [SOLUTIONS / f"{kata_id}.py", *(wrong.path for wrong in mistake.of_kata(kata_id))]:
        found = comparable(path, inside)
        assert found == expected, f"{path.relative_to(ROOT)} and katas/{kata_id}.py differ in their public names"


def comparable(path: Path, inside: str) -> dict[str, str]:
    return {name: arguments for name, arguments in signatures(path) if inside or "." not in name}


def signatures(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the public functions, classes and methods of a module with their arguments."""
    yield from _signatures(ast.parse(path.read_text(encoding="utf-8")).body, "")


def _signatures(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, str]]:
    for node in body:
        name = f"{prefix}{getattr(node, 'name', '_')}"
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield name, "class"
            yield from _signatures(node.body, f"{name}.")
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_"):
            yield name, ast.unparse(node.args)


def test_the_copies_of_the_stubs_are_up_to_date():
    shipped, current = stubs.shipped(), stubs.current()
    stale = {name for name in shipped.keys() | current.keys() if shipped.get(name) != current.get(name)}
    assert not stale, f"changed since they were copied: {sorted(stale)}. Run: python -m dojo.stubs"
