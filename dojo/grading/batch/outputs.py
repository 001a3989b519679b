"""What a teacher gets: grades.csv, a page of the class, and a result for each student."""

import os
from collections.abc import Sequence
from pathlib import Path

from dojo.grading.batch.classpage import Row, render
from dojo.grading.exporters import export
from dojo.grading.exporters.reading import reason
from dojo.grading.exporters.rows import table
from dojo.grading.result import ERROR

COLUMNS = ("student", "points", "max_points", "passed", "failed", "errors", "not_written", "retried", "note")


def write(folder: Path, rows: Sequence[Row], katas: Sequence[str]) -> None:
    """Write everything; a reader sees the old file or the new one, never half of one."""
    results = folder / "results"
    results.mkdir(parents=True, exist_ok=True)
    wanted = set()
    for row in rows:
        name = row.result.submission.student
        for suffix, text in ((".json", row.result.to_json()), (".html", export(row.result, "html"))):
            replace(results / f"{name}{suffix}", text)
            wanted.add(f"{name}{suffix}")
    for path in results.iterdir():
        if path.suffix in (".json", ".html") and path.name not in wanted:
            path.unlink()  # of a student who is no longer in the class
    replace(folder / "grades.csv", grades(rows, katas))
    replace(folder / "grades.html", render(rows, katas))


def grades(rows: Sequence[Row], katas: Sequence[str]) -> str:
    """Return the class as CSV: one row a student, the points of every kata in a column of its own."""
    lines = []
    for row in rows:
        sums, points = row.result.totals, {kata.id: kata.points for kata in row.result.katas}
        counts = (sums.points, sums.max_points, sums.passed, sums.failed, sums.errors, sums.not_written)
        lines.append((row.result.submission.student, *counts, row.tries, note(row), *map(points.get, katas)))
    return table((*COLUMNS, *katas), lines)


def note(row: Row) -> str:
    """Return what a person has to know of a student's grade: each reason why a kata has no verdict, once."""
    reasons: dict[str, list[str]] = {}
    for kata in row.result.katas:
        if kata.status == ERROR:
            reasons.setdefault(reason(kata).partition("\n")[0], []).append(kata.id)
    everything = len(row.result.katas)
    told = [text if len(ids) == everything else f"{', '.join(ids)}: {text}" for text, ids in reasons.items()]
    return "; ".join(told)


def replace(path: Path, text: str) -> None:
    """Write the text to `path` in one step."""
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)
