"""A mistake's docstring: what is wrong, which test kills it, and what the learner is told."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from dojo.paths import MISTAKES


@dataclass(frozen=True)
class Mistake:
    """A plausible wrong answer. `killed_by` is a test's name, `says` words of its failure message."""

    path: Path
    summary: str
    killed_by: str
    says: str

    @property
    def label(self) -> str:
        """The target that the test runs against, as outcomes name it."""
        return f"mistakes/{self.path.relative_to(MISTAKES).as_posix()}"


def read(path: Path) -> Mistake:
    """Return the mistake in the file at `path`; raise ValueError when its docstring lacks a part."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    found = {name: re.search(rf"^{name}: *(\S.*)$", text, re.MULTILINE) for name in ("Killed by", "Says")}
    for name, match in found.items():
        if match is None:
            raise ValueError(f"{path}: its docstring has no line '{name}: ...'")
    killed_by, says = (match.group(1).strip() for match in found.values() if match)
    return Mistake(path, text.partition("\n")[0], killed_by, says)


def of_kata(kata_id: str) -> list[Mistake]:
    """Return the kata's mistakes in the order of their names."""
    return [read(path) for path in sorted((MISTAKES / kata_id).glob("*.py"))]
