"""The corpus: small programs, each wrong in one way, and right ones (see README.md)."""

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Program:
    """One file of the corpus; `side` is "wrong" or "right"."""

    path: Path
    side: str
    sentence: str
    options: dict[str, Any]

    @property
    def name(self) -> str:
        """The name that a wrong program shares with its repaired twin."""
        return self.path.stem

    @property
    def bug_class(self) -> str:
        """The words before the colon of the docstring."""
        return self.sentence.partition(":")[0].partition(",")[0]


def corpus(side: str) -> list[Program]:
    """Return the programs of one side, "wrong" or "right", by name.

    Nothing is executed: docstring and OPTIONS are read from the source.
    Raises FileNotFoundError when there are none: an empty corpus proves nothing.
    """
    programs = [read(path) for path in sorted((CORPUS / side).glob("*.py"))]
    if not programs:
        raise FileNotFoundError(f"no programs in {CORPUS / side}")
    return programs


def read(path: Path) -> Program:
    """Return the program in a file of the corpus; its folder says which side it is on."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    sentence = (ast.get_docstring(tree) or "").partition("\n")[0]
    options: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "OPTIONS":
            options = ast.literal_eval(node.value)
    return Program(path, path.parent.name, sentence, options)
