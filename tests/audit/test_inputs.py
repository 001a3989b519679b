"""Inputs that vary are the same in every run: hypothesis is told so wherever it is used."""

import ast

from dojo.paths import SPEC


def decorators_of_given() -> dict[str, list[str]]:
    """Return, for each test that hypothesis calls, the names of its decorators, the outermost first."""
    found = {}
    for path in sorted(SPEC.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names = [ast.unparse(one).partition("(")[0] for one in node.decorator_list]
                if "given" in names:
                    found[f"{path.name}::{node.name}"] = names
    return found


def test_whatever_hypothesis_calls_has_settings_of_its_own():
    # Its usual ones draw other examples in every run, remember failures and measure time.
    found = decorators_of_given()
    assert len(found) >= 15, "where are the tests with inputs that vary?"
    for test, names in found.items():
        above = names[: names.index("given")]
        assert {"examples", "properties"} & {*above}, f"{test}: @given needs @examples(count) above it, not {above}"
