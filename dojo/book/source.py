"""Writes the book's source, a folder of Markdown and drawings that Sphinx turns into pages."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from dojo import behaviours
from dojo.book import pages, runs
from dojo.paths import ROOT
from dojo.syllabus import Kata, syllabus

DOCS = ROOT / "docs"
# A link to what is in the project but not in the book: it becomes a path.
_LEAVES = re.compile(r"\[([^\]]+)\]\(\.\./([^)]+)\)")


def write(folder: Path) -> None:
    """Write the source of the book into `folder`, which is emptied first; takes a run of one mistake a kata.

    Raises RuntimeError where a mistake of an example was not caught.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS / "book", folder)
    coverage, katas = behaviours.measure(), syllabus()
    seen = runs.run(runs.examples())
    written = {
        "index.md": _with_contents((DOCS / "index.md").read_text(encoding="utf-8")),
        "syllabus.md": pages.syllabus_page(katas),
        "errata.md": pages.errata_page(_linked(coverage.rows)),
        "behaviours.md": pages.behaviours_page(coverage, set(katas.by_id)),
    }
    for page in _further():
        written[page.name] = _LEAVES.sub(r"\1 (`\2`)", page.read_text(encoding="utf-8"))
    for kata in katas.katas:
        written |= _kata_files(kata, seen.get(kata.id), coverage)
    for picture in DOCS.glob("images/*.svg"):
        written[f"images/{picture.name}"] = picture.read_text(encoding="utf-8")
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _further() -> list[Path]:
    """Return the pages beside the first one and the generated ones, in the order of their names."""
    return [page for page in sorted(DOCS.glob("*.md")) if page.name not in ("index.md", "behaviours.md")]


def _kata_files(kata: Kata, seen: runs.Shown | None, coverage: behaviours.Coverage) -> dict[str, str]:
    """Return the kata's page, its why with what is known of it beyond, and its drawings."""
    why = (DOCS / "katas" / f"{kata.id}.md").read_text(encoding="utf-8")
    title, _, rest = why.partition("\n")
    text = f"{title}\n\n{pages.kata_head(kata)}\n{rest.strip()}\n\n{pages.kata_tail(kata, seen, coverage)}"
    files = {f"katas/{kata.id}.md": text}
    for kind in ("wrong", "right"):
        if drawing := getattr(seen, kind, None):
            files[f"katas/{kata.id}-{kind}.svg"] = drawing
    return files


def _linked(rows: Mapping[str, behaviours.Behaviour]) -> list[behaviours.Behaviour]:
    """Return the rows without the names of katas that are not there yet."""
    known = syllabus().by_id
    return [row if row.kata in known else replace(row, kata="") for row in rows.values()]


def _with_contents(index: str) -> str:
    """Return the first page with the table of contents that Sphinx navigates by."""
    facts = ["behaviours", "errata", *(page.stem for page in _further())]
    parts = [("Start", ["syllabus"])]
    for chapter, katas in groupby(syllabus().katas, key=lambda kata: kata.chapter):
        parts.append((syllabus().chapters[chapter], [f"katas/{kata.id}" for kata in katas]))
    parts.append(("Facts", facts))
    trees = ["\n".join(["```{toctree}", ":hidden:", f":caption: {title}", "", *names, "```"]) for title, names in parts]
    return index + "\n" + "\n\n".join(trees) + "\n"
