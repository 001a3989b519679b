"""CSV, one row a kata. A cell that a spreadsheet would run as a formula is written as text."""

import csv
import io
from collections.abc import Iterable

from dojo.grading.exporters.reading import reason
from dojo.grading.result import SubmissionResult

COLUMNS = ("student", "kata", "status", "points", "max_points", "judged", "note")


def render(result: SubmissionResult) -> str:
    """Return the table, with a header."""
    rows = [
        (result.submission.student, kata.id, kata.status, kata.points, kata.max_points, kata.judged, reason(kata))
        for kata in result.katas
    ]
    return table(COLUMNS, rows)


def table(header: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return rows of cells as CSV (RFC 4180, lines ended by a line feed)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[cell(value) for value in row] for row in rows])
    return text.getvalue()


def cell(value: object) -> object:
    """Return the value; a text that starts like a formula gets an apostrophe in front."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
