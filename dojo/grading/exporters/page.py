"""A page in HTML for one submission. The template escapes whatever it is given."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from dojo.grading.exporters import reading
from dojo.grading.result import SubmissionResult


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the templates of all pages."""
    loader = PackageLoader("dojo.grading.exporters")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"words": reading.WORDS, "lines": reading.lines, "reason": reading.reason}
    return environment


def render(result: SubmissionResult) -> str:
    """Return the page, which needs no other file and loads nothing from anywhere."""
    return templates().get_template("report.html.j2").render(result=result, headline=reading.headline(result))
