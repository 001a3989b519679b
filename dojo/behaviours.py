"""The table of documented behaviours, and which of them the spec has under test.

The table is `spec/behaviours.toml`. A row that names a kata can be asserted; it is *covered* once a
test in that kata's spec is marked with its id: `@behaviour("L01")`. The marks are read from the source,
so that counting them imports nothing and runs nothing.

`python -m dojo.behaviours` writes `docs/behaviours.md`.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from dojo import toml
from dojo.paths import ROOT, SPEC, shown

TABLE = SPEC / "behaviours.toml"
PAGE = ROOT / "docs" / "behaviours.md"

VERDICTS = ("true", "version", "false", "imprecise", "bug", "performance", "concept", "wording")
WITHOUT_TRUTH = ("true", "concept")  # elsewhere the row must say what really happens
WITHOUT_KATA = ("performance", "concept", "wording")  # every other verdict can be asserted by some test


@dataclass(frozen=True)
class Behaviour:
    """One row: what the notes say, and what a test can say about it."""

    id: str
    statement: str
    verdict: str
    section: str
    truth: str = ""
    kata: str = ""

    @property
    def letter(self) -> str:
        """The letters of the id: "MQ" for "MQ03"."""
        return self.id.rstrip("0123456789")

    @property
    def chapter(self) -> str:
        """The kata's chapter, "" if the row has no kata."""
        return self.kata.partition("/")[0]

    @property
    def runnable(self) -> bool:
        """Whether a test can assert it."""
        return bool(self.kata)


@dataclass(frozen=True)
class Mark:
    """One id in one `@behaviour(...)`: where it stands and whose spec that is."""

    id: str
    kata: str
    test: str
    where: str


# ---------------------------------------------------------------- the table


def read_table(path: Path = TABLE) -> dict[str, Behaviour]:
    """Return the rows of the table at `path` by id, in their order there.

    Raises ValueError, naming file and row, for a row that is not of the form told in the file's head.
    """
    rows = {}
    for id, row in toml.load(path).items():
        try:
            rows[id] = _behaviour(id, row)
        except ValueError as error:
            raise ValueError(f"{shown(path)}: [{id}]: {error}") from None
    return rows


def _behaviour(id: str, row: Any) -> Behaviour:
    if not re.fullmatch(r"[A-Z]+\d\d", id):
        raise ValueError("an id is capital letters and two digits, such as L01 or MQ03")
    row = row if isinstance(row, dict) else {}  # then the first key is what it lacks
    allowed = {field.name for field in fields(Behaviour)} - {"id"}
    if unknown := sorted(set(row) - allowed):
        raise ValueError(f"unknown key {unknown[0]!r}; the keys are {', '.join(sorted(allowed))}")
    for key in ("statement", "verdict", "section", *(key for key in ("truth", "kata") if key in row)):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f"{key!r} must be a text that is not empty")
    behaviour = Behaviour(id=id, **row)
    if behaviour.verdict not in VERDICTS:
        raise ValueError(f"unknown verdict {behaviour.verdict!r}; it is one of {', '.join(VERDICTS)}")
    if not behaviour.truth and behaviour.verdict not in WITHOUT_TRUTH:
        raise ValueError(f"verdict {behaviour.verdict!r} needs a 'truth': what really happens")
    if not behaviour.kata and behaviour.verdict not in WITHOUT_KATA:
        raise ValueError(f"verdict {behaviour.verdict!r} needs a 'kata', whose spec asserts it")
    if behaviour.kata and not re.fullmatch(r"[a-z_]+/[a-z_]+", behaviour.kata):
        raise ValueError(f"kata {behaviour.kata!r} is not of the form 'chapter/kata'")
    return behaviour


# ---------------------------------------------------------------- the marks


def spec_files(spec: Path = SPEC) -> dict[str, Path]:
    """Return the spec files below the folder `spec` by kata id ("threads/lock")."""
    return {
        path.relative_to(spec).with_name(path.stem.removeprefix("test_")).as_posix(): path
        for path in sorted(spec.glob("**/test_*.py"))
    }


def read_marks(spec: Path = SPEC) -> list[Mark]:
    """Return the marks of every spec file below the folder `spec`.

    Raises ValueError, naming file and line, for a mark that cannot be read from the source: one whose
    ids are not literal texts, that stands anywhere but on a test, or whose name was changed on import.
    """
    return [mark for kata, path in spec_files(spec).items() for mark in _marks_in(path, kata)]


def _marks_in(path: Path, kata: str) -> Iterator[Mark]:
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    on_tests = {
        call: node.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        and node.name.lower().startswith("test")
        for decorator in node.decorator_list
        for call in ast.walk(decorator)
    }
    for node in ast.walk(tree):
        where = f"{shown(path)}:{getattr(node, 'lineno', 1)}"
        if isinstance(node, ast.alias) and node.name == "behaviour" and node.asname:
            raise ValueError(f"{where}: import behaviour under its own name, so that its marks are found")
        if not isinstance(node, ast.Call) or _name(node.func) != "behaviour":
            continue
        if node not in on_tests:
            raise ValueError(f"{where}: behaviour(...) belongs among the decorators of a test")
        ids = [_text(argument) for argument in node.args]
        if not ids or None in ids or node.keywords:
            raise ValueError(f'{where}: behaviour(...) takes ids as literal texts, such as behaviour("L01")')
        yield from (Mark(id, kata, on_tests[node], where) for id in ids if id)


def _text(node: ast.expr) -> str | None:
    """The literal text that `node` is, or None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    """The last name of `behaviour` or `dojo.behaviour`."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


# ---------------------------------------------------------------- coverage


@dataclass(frozen=True)
class Coverage:
    """The table against the marks of the spec. `katas`: the ids of the katas that have a spec."""

    rows: dict[str, Behaviour]
    marks: list[Mark]
    katas: frozenset[str]

    @cached_property
    def runnable(self) -> list[Behaviour]:
        """The rows that a test can assert."""
        return [row for row in self.rows.values() if row.runnable]

    @cached_property
    def covered(self) -> frozenset[str]:
        """The ids that the spec of their own kata asserts; a mark elsewhere comes on top."""
        marked = {(mark.id, mark.kata) for mark in self.marks}
        return frozenset(row.id for row in self.runnable if (row.id, row.kata) in marked)

    @cached_property
    def uncovered(self) -> list[Behaviour]:
        """The rows that a test can assert and none does yet."""
        return [row for row in self.runnable if row.id not in self.covered]

    def problems(self) -> list[str]:
        """Return what contradicts the table, one sentence each; an empty list if nothing does."""
        unknown = [
            f"{mark.where}: {mark.test} is marked {mark.id!r}, which is no row of spec/behaviours.toml"
            for mark in self.marks
            if mark.id not in self.rows
        ]
        not_runnable = [
            f"{mark.where}: {mark.test} is marked {mark.id}, whose row names no kata"
            for mark in self.marks
            if mark.id in self.rows and not self.rows[mark.id].runnable
        ]
        unfinished = [
            f"{row.kata} has a spec but no test of it is marked {row.id}: {row.statement} {row.truth}".strip()
            for row in self.uncovered
            if row.kata in self.katas
        ]
        return unknown + not_runnable + unfinished

    def count(self, key: str) -> dict[str, tuple[int, int]]:
        """Return (covered, runnable) by the rows' "chapter", "letter" or "section", in the table's order."""
        counts: dict[str, tuple[int, int]] = {}
        for row in self.runnable:
            covered, runnable = counts.get(getattr(row, key), (0, 0))
            counts[getattr(row, key)] = (covered + (row.id in self.covered), runnable + 1)
        return counts

    def total(self) -> str:
        """Return the one line that sums it up."""
        return (
            f"{len(self.covered)} of {len(self.runnable)} behaviours that can be run are under test "
            f"({len(self.rows)} documented)"
        )


def measure() -> Coverage:
    """Return the coverage of this suite; raises ValueError as `read_table` and `read_marks` do."""
    return Coverage(read_table(), read_marks(), frozenset(spec_files()))


def ranges(ids: list[str]) -> str:
    """Return ids as people write them: "L01-L03, L05" for L01, L02, L03, L05."""
    numbers = [(id.rstrip("0123456789"), int(id.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) for id in ids]
    runs = groupby(enumerate(numbers), key=lambda item: (item[1][0], item[1][1] - item[0]))
    named = [[f"{letter}{number:02}" for _, (letter, number) in run] for _, run in runs]
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in named)


def board(coverage: Coverage) -> str:
    """Return the board of coverage as plain text: totals by chapter and by letter, ids without a test."""
    lines = [coverage.total(), ""]
    for chapter, (covered, runnable) in coverage.count("chapter").items():
        lines.append(f"  {chapter:<12} {covered:>4} of {runnable:>3}")
    letters = [f"{letter} {done}/{of}" for letter, (done, of) in coverage.count("letter").items()]
    half = (len(letters) + 1) // 2
    lines += ["", "  " + "  ".join(letters[:half]), "  " + "  ".join(letters[half:])]
    if coverage.uncovered:
        lines.append("")
    for kata, rows in groupby(sorted(coverage.uncovered, key=lambda row: row.kata), key=lambda row: row.kata):
        lines.append(f"  no test yet: {kata:<28} {ranges([row.id for row in rows])}")
    return "\n".join(lines)


# ---------------------------------------------------------------- the page


def page(coverage: Coverage) -> str:
    """Return `docs/behaviours.md`: the table for readers, by section, with totals."""
    lines = [
        "# Documented behaviours",
        "",
        "<!-- Generated from spec/behaviours.toml and the marks in spec/: `python -m dojo.behaviours` -->",
        "",
        "Generated by `python -m dojo.behaviours`; edit `spec/behaviours.toml` instead.",
        "What the notes say, whether it holds, and the kata whose spec asserts what really happens",
        "(✓: it has a test; ✗: not yet; –: nothing that a test could assert).",
        "",
        f"**{coverage.total()}.**",
        "",
        "| chapter | under test | can be run |",
        "|---|--:|--:|",
    ]
    lines += [f"| {chapter} | {done} | {of} |" for chapter, (done, of) in coverage.count("chapter").items()]
    lines += ["", "| verdict | behaviours |", "|---|--:|"]
    verdicts = [row.verdict for row in coverage.rows.values()]
    lines += [f"| {verdict} | {verdicts.count(verdict)} |" for verdict in VERDICTS]
    for section, rows in groupby(coverage.rows.values(), key=lambda row: row.section):
        lines += ["", f"## {section}", "", "| id | the notes say | verdict | what happens | kata | test |"]
        lines += ["|---|---|---|---|---|:-:|", *(_line(row, coverage) for row in rows)]
    return "\n".join(lines) + "\n"


def _line(row: Behaviour, coverage: Coverage) -> str:
    tested = "–" if not row.runnable else "✓" if row.id in coverage.covered else "✗"
    cells = (row.id, row.statement, row.verdict, row.truth, row.kata, tested)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> None:
    """Write the page and print the board."""
    coverage = measure()
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(coverage), encoding="utf-8", newline="\n")
    print(board(coverage))


if __name__ == "__main__":
    main()
