"""JUnit XML. A test that did not pass is never a `skipped`: readers take that for fine.

The names are what GitLab needs: `classname` is the kata, `name` is unique in it, the message is in the
element's text (attributes are not shown). Source: GitLab's documentation of unit test reports.
"""

from xml.etree import ElementTree as xml

from dojo.grading.exporters.reading import WORDS, lines
from dojo.grading.result import FAIL, NOT_RUN, NOT_WRITTEN, PASS, KataResult, SubmissionResult


def render(result: SubmissionResult) -> str:
    """Return the result as a JUnit document: a suite for each kata, a case for each test."""
    suites = [_suite(kata, result.graded_at) for kata in result.katas]
    root = xml.Element("testsuites", {"name": "concurrency katas", **_sums(suites)})
    root.set("time", f"{sum(kata.wall_s for kata in result.katas):.3f}")
    root.extend(suites)
    xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _sums(suites: list[xml.Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.get(name, 0)) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(kata: KataResult, graded_at: str) -> xml.Element:
    suite = xml.Element("testsuite", name=kata.id)
    counts = {"failure": 0, "error": 0}
    shown = list(lines(kata))
    for line in shown:
        case = xml.SubElement(suite, "testcase", classname=kata.id, name=line.name, file=f"katas/{kata.id}.py")
        if line.status != PASS:
            # What is not run is the student's doing where the kata failed, and nobody's where it has no verdict.
            wrong = line.status in (FAIL, NOT_WRITTEN) or (line.status == NOT_RUN and kata.status == FAIL)
            kind = "failure" if wrong else "error"
            counts[kind] += 1
            message = line.text.partition("\n")[0] or WORDS[line.status]
            xml.SubElement(case, kind, type=line.status, message=message).text = line.text or WORDS[line.status]
    suite.attrib |= {
        "tests": str(len(shown)),
        "failures": str(counts["failure"]),
        "errors": str(counts["error"]),
        "skipped": "0",
        "time": f"{kata.wall_s:.3f}",
        "timestamp": graded_at.removesuffix("Z").partition("+")[0],
    }
    return suite
