"""Every assertion in the spec speaks: it carries a message for the learner."""

import ast

import pytest

from dojo.paths import ROOT, SPEC

FILES = sorted(SPEC.rglob("*.py"))


def silent_assertions(source: str) -> list[int]:
    """Return the lines of the assert statements without a message."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assert) and node.msg is None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_assertion_carries_a_message(path):
    silent = silent_assertions(path.read_text(encoding="utf-8"))
    assert not silent, f"{path.relative_to(ROOT)}: assertions without a message in lines {silent}"


def test_a_silent_assertion_is_found():
    assert silent_assertions("assert 1\nassert 2, 'two'\n") == [1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_test_asserts_something(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
            checks = [part for part in ast.walk(node) if _is_check(part)]
            assert checks, f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} asserts nothing"


def _is_check(node: ast.AST) -> bool:
    """Whether the node can fail a test: an assert, pytest.raises or warns, pytest.fail, or a helper named so."""
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"raises", "warns", "fail"} or name.startswith(("assert_", "check_", "expect_"))
