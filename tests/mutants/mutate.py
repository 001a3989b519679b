"""From a solution to its mutants: one file each, in the shape that `--target` takes."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.operators import edits


@dataclass(frozen=True)
class Mutant:
    """A solution with one edit. `name` says which: operator, function, and the line as it was."""

    name: str
    source: str
    line: int


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of the module `source` that still compiles and differs from it."""
    lines = source.splitlines()
    original = ast.unparse(ast.parse(source))
    seen: Counter[str] = Counter()
    for number in range(sum(1 for _ in edits(ast.parse(source)))):
        tree = ast.parse(source)
        edit = list(edits(tree))[number]
        function = _enclosing(tree, edit.node)
        line = edit.node.lineno  # type: ignore[attr-defined]
        edit.apply()
        text = ast.unparse(ast.fix_missing_locations(tree))
        name = f"{edit.operator}: {function}: {lines[line - 1].strip()}"
        seen[name] += 1
        if seen[name] > 1:
            name += f" (number {seen[name]})"
        if text != original and _compiles(text):
            yield Mutant(name, text, line)


def _enclosing(tree: ast.Module, node: ast.AST) -> str:
    """Return the dotted name of the function that holds the node."""

    def search(parent: ast.AST, path: str) -> str | None:
        for child in ast.iter_child_nodes(parent):
            named = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            inner = f"{path}.{child.name}".lstrip(".") if named else path  # type: ignore[attr-defined]
            if child is node:
                return inner
            if (found := search(child, inner)) is not None:
                return found
        return None

    return search(tree, "") or "module"


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def write(kata_id: str, found: list[Mutant], folder: Path) -> dict[Path, Mutant]:
    """Write each mutant to `<folder>/<chapter>/<kata>/m<number>.py`; return the mutants by file."""
    files = {}
    for number, mutant in enumerate(found, 1):
        path = folder / kata_id / f"m{number:03}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(mutant.source + "\n", encoding="utf-8")
        files[path] = mutant
    return files
