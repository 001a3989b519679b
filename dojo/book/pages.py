"""The generated pages of the book, as Markdown."""

from collections.abc import Iterable
from itertools import groupby

from dojo.behaviours import Behaviour, Coverage
from dojo.book.runs import Shown
from dojo.paths import shown
from dojo.syllabus import Kata, Syllabus

SURPRISES = {
    "false": "Not so",
    "bug": "Programs that do not do what they show",
    "version": "Depends on the version of Python",
    "imprecise": "Nearly so",
    "performance": "Durations",
    "wording": "Slips of the pen",
}


_KINDS = {
    "observe": "To observe: provoke it and say what happened.",
    "use": "To use: solve a small task with it.",
    "build": "To build: make it from something simpler.",
    "fix": "To fix: it is shipped broken.",
}


def syllabus_page(syllabus: Syllabus) -> str:
    """Return the katas in order, chapter by chapter."""
    minutes = sum(kata.minutes for kata in syllabus.katas)
    lines = [
        "# The katas",
        "",
        f"{len(syllabus.katas)} katas, about {round(minutes / 60)} hours. `dojo board` shows the same list with what "
        "you have done.",
    ]
    for chapter, katas in groupby(syllabus.katas, key=lambda kata: kata.chapter):
        lines += ["", f"## {syllabus.chapters[chapter]}", "", "| kata | idea | kind | minutes |", "|---|---|---|--:|"]
        lines += [
            f"| [{kata.title}](katas/{kata.id}.md) | {_cell(kata.idea)} | {kata.kind} | {kata.minutes} |"
            for kata in katas
        ]
    return "\n".join(lines) + "\n"


def errata_page(rows: Iterable[Behaviour]) -> str:
    """Return what the notes say that is not, or not quite, so: grouped by what is the matter."""
    rows = list(rows)
    lines = [
        "# Errata of the notes",
        "",
        "The notes that this suite grew out of were tried, statement by statement, on every version of Python that "
        "the suite supports. This is what did not hold. The spec asserts what really happens.",
    ]
    for verdict, title in SURPRISES.items():
        chosen = [row for row in rows if row.verdict == verdict]
        lines += ["", f"## {title}", "", f"{len(chosen)} statements."]
        for section, part in groupby(chosen, key=lambda row: row.section):
            lines += ["", f"### {section}"]
            for row in part:
                link = f" See [{row.kata}](katas/{row.kata}.md)." if row.kata else ""
                lines += ["", f"**{row.id}** *The notes say:* {row.statement}", "", f":   {row.truth}{link}"]
    return "\n".join(lines) + "\n"


def behaviours_page(coverage: Coverage, katas: set[str]) -> str:
    """Return the table of all behaviours; `book.js` lets a reader choose among its rows."""
    lines = [
        "# Documented behaviours",
        "",
        f"{coverage.total()}. What the notes say, whether it holds, and where it is tested.",
        "",
        "| id | the notes say | verdict | what happens | chapter | kata | covered |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in coverage.rows.values():
        covered = "nothing to run" if not row.runnable else "yes" if row.id in coverage.covered else "not yet"
        kata = f"[{row.kata}](katas/{row.kata}.md)" if row.kata in katas else row.kata
        cells = [row.id, _cell(row.statement), row.verdict, _cell(row.truth), row.chapter or "–", kata, covered]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def kata_head(kata: Kata) -> str:
    """Return what stands under the title of a kata's page."""
    return f"*{kata.idea}* {_KINDS[kata.kind]} About {kata.minutes} minutes.\n\n```sh\npytest {shown(kata.spec)}\n```\n"


def kata_tail(kata: Kata, seen: Shown | None, coverage: Coverage) -> str:
    """Return the end of a kata's page: what a failure looks like, a right schedule, what is asserted."""
    parts = []
    if seen is not None:
        name = seen.example.mistake.stem.replace("_", " ")
        parts.append(f"## A wrong answer, caught\n\nThe mistake *{name}*, as `{seen.example.test}` tells it:\n")
        if seen.wrong:
            parts.append(
                _figure(f"{kata.name}-wrong.svg", f"A schedule of threads that breaks the promise of {kata.title}")
            )
            parts.append(f"<details><summary>The same in words</summary>\n\n{_fence(seen.message)}\n</details>\n")
        else:
            parts.append(_fence(seen.message))
        command = f"pytest --target {shown(seen.example.mistake)} {shown(kata.spec)}"
        parts.append(f"See it yourself:\n\n```sh\n{command}\n```\n")
        if seen.right:
            parts.append("## A right answer, under one schedule of many\n")
            parts.append(_figure(f"{kata.name}-right.svg", f"A schedule under which {kata.title} is right"))
    rows = [row for row in coverage.rows.values() if row.kata == kata.id]
    if rows:
        lines = ["## What its spec asserts\n", "| id | the notes say | what happens |", "|---|---|---|"]
        lines += [f"| {row.id} | {_cell(row.statement)} | {_cell(row.truth) or 'just so'} |" for row in rows]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _figure(name: str, caption: str) -> str:
    return f"```{{image}} {name}\n:alt: {caption}\n:class: schedule\n```\n"


def _fence(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
