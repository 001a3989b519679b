"""A summary in GitHub's Markdown. Words of the submission appear in fenced blocks only."""

import re

from dojo.grading.exporters.reading import WORDS, headline, lines, reason
from dojo.grading.result import PASS, KataResult, SubmissionResult

# GitHub refuses a step summary of more than 1024 KiB, all of it.
LIMIT = 900 * 2**10
MARKS = {"pass": "✅", "fail": "❌", "error": "⚠️", "not_written": "⬜"}


def render(result: SubmissionResult) -> str:
    """Return the totals, a table of the katas and what each failing test says."""
    parts = [f"## Concurrency Katas: {result.totals.points} of {result.totals.max_points} points\n\n"]
    parts.append(f"{headline(result)}\n\n| | kata | verdict | points |\n|---|---|---|---:|\n")
    for kata in result.katas:
        points = f"{kata.points} / {kata.max_points}"
        parts.append(f"| {MARKS[kata.status]} | `{kata.id}` | {WORDS[kata.status]} | {points} |\n")
    parts += [_details(kata) for kata in result.katas if kata.status not in (PASS, "not_written")]
    parts.append(f"\nGraded with seed {result.seed}, specification `{result.suite.hash[:19]}`.\n")
    return within(parts)


def within(parts: list[str], limit: int = LIMIT) -> str:
    """Return the parts joined; whole parts are left out at the end, and counted, where they do not fit."""
    note = "\n{} more parts are left out; result.json has them.\n"
    kept: list[str] = []
    size = len(note) + 20
    for number, part in enumerate(parts):
        size += len(part.encode())
        if size > limit:
            return "".join(kept) + note.format(len(parts) - number)
        kept.append(part)
    return "".join(kept)


def _details(kata: KataResult) -> str:
    told = [f"\n<details><summary><code>{kata.id}</code>: {WORDS[kata.status]}</summary>\n"]
    why = reason(kata)
    if why and kata.tests:
        told.append(fenced(why))
    for line in lines(kata):
        if line.status != PASS:
            told.append(f"\n**{line.name}** ({WORDS[line.status]})\n\n{fenced(line.text or WORDS[line.status])}")
    return "\n".join(told) + "\n</details>\n"


def fenced(text: str) -> str:
    """Return the text as a block of code that nothing in it can end."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}\n"
