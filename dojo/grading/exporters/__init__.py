"""Results in the formats of other programs.

Every format is one module with `render(result) -> str`. None of them decides anything: what a kata came to
is in the result, and a format only says it in other words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dojo.grading.exporters.reading import presentable
from dojo.grading.result import SubmissionResult


@dataclass(frozen=True)
class Format:
    """A format: the module that renders it, the file name its readers expect, and who they are."""

    module: str
    file: str
    reader: str


FORMATS: Mapping[str, Format] = {
    "junit": Format("junit", "junit.xml", "JUnit XML: GitLab, Jenkins and most other CI servers"),
    "summary": Format("summary", "summary.md", "Markdown: GitHub's step summary, a release, a comment"),
    "annotations": Format("annotations", "annotations.txt", "GitHub's workflow commands, to be printed by the job"),
    "html": Format("page", "report.html", "a page for the student"),
    "csv": Format("rows", "katas.csv", "a spreadsheet, one row a kata"),
    "gitlab": Format("gitlab", "gl-code-quality-report.json", "GitLab's code quality report, shown in merge requests"),
    "classroom50": Format("classroom50", "result.json", "Classroom 50, classroom50/result/v1"),
    "gradescope": Format("gradescope", "results.json", "Gradescope's results.json"),
    "exercism": Format("exercism", "results.json", "Exercism's test runner interface, version 3"),
}
# What `dojo grade --out` writes beside result.json.
USUAL = ("junit", "summary", "html")


def export(result: SubmissionResult, name: str) -> str:
    """Return `result` in the format `name`, a key of FORMATS (KeyError otherwise)."""
    module = import_module(f"{__name__}.{FORMATS[name].module}")
    text: str = module.render(presentable(result))
    return text


def write(result: SubmissionResult, folder: Path, names: tuple[str, ...] = USUAL) -> list[Path]:
    """Write `result` in each of the formats into `folder`, under their usual file names; return the files."""
    written = []
    for name in names:
        path = folder / FORMATS[name].file
        path.write_text(export(result, name), encoding="utf-8", newline="\n")
        written.append(path)
    return written
