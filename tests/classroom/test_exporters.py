"""Every format, against the schema that its readers publish, with results that try to break out of it."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from dojo.grading import exporters
from dojo.grading.exporters import annotations, classroom50, exercism, reading, rows, summary
from dojo.grading.result import validate
from tests.classroom import samples

SCHEMAS = Path(__file__).with_name("schemas")
RESULTS = {
    "everything": samples.everything(),
    "all passed": samples.submission(samples.passed()),
    "nothing ran": samples.submission(samples.lost()),
    "not written": samples.submission(samples.unwritten()),
    "no katas": samples.submission(),
}


@pytest.fixture(params=RESULTS)
def result(request):
    return RESULTS[request.param]


def check(document, schema):
    jsonschema.validate(document, json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")))


def test_the_samples_are_results():
    for result in RESULTS.values():
        cleaned = reading.presentable(result)
        validate(json.loads(cleaned.to_json()))


@pytest.mark.parametrize("name", ["gradescope", "classroom50", "gitlab"])
def test_json_formats_keep_to_their_schema(name, result):
    check(json.loads(exporters.export(result, name)), name)


@pytest.mark.parametrize("name", [name for name in RESULTS if name != "no katas"])
def test_junit_keeps_to_its_schema(name):
    xmlschema.XMLSchema(SCHEMAS / "junit.xsd").validate(exporters.export(RESULTS[name], "junit"))


@pytest.mark.parametrize("name", RESULTS)
def test_exercism_keeps_to_its_schema(name):
    check(json.loads(exporters.export(RESULTS[name], "exercism")), "exercism")


def test_the_schemas_refuse_what_they_should():
    good = json.loads(exporters.export(RESULTS["everything"], "classroom50"))
    with pytest.raises(jsonschema.ValidationError):
        check(good | {"score": 1.5}, "classroom50")
    with pytest.raises(jsonschema.ValidationError):
        check({"version": 3, "status": "error", "message": None, "tests": []}, "exercism")
    with pytest.raises(jsonschema.ValidationError):
        check({"tests": [{"score": 1, "status": "skipped"}]}, "gradescope")
    twice = '<testsuites><testsuite name="a" tests="2" failures="0" errors="0">{0}{0}</testsuite></testsuites>'
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        xmlschema.XMLSchema(SCHEMAS / "junit.xsd").validate(twice.format('<testcase classname="a" name="b"/>'))


def test_junit_counts_what_is_wrong_and_skips_nothing():
    root = ElementTree.fromstring(exporters.export(RESULTS["everything"], "junit"))
    wrong = {case.get("name"): case[0].tag for case in root.iter("testcase") if len(case)}
    counts = (root.get("tests"), root.get("failures"), root.get("errors"))
    assert counts == ("10", "4", "3"), f"10 tests, 4 wrong, 3 without a verdict, not {counts}"
    assert "skipped" not in wrong.values(), "readers take a skipped test for a good one"
    for suite in root:
        found = tuple(str(len(suite.findall(f"testcase/{tag}"))) for tag in ("failure", "error"))
        assert found == (suite.get("failures"), suite.get("errors")), f"{suite.get('name')} miscounts its cases"


def test_a_kata_without_a_verdict_earns_nothing_in_any_format():
    result = samples.submission(samples.doubtful())
    graded = json.loads(exporters.export(result, "gradescope"))
    assert (graded["score"], sum(test["score"] for test in graded["tests"])) == (0, 0), graded
    assert not any(test["status"] == "passed" for test in graded["tests"]), "a test of a kata without a verdict passed"
    assert json.loads(exporters.export(result, "classroom50"))["tests"][0]["passed"] is False
    assert json.loads(exporters.export(result, "exercism"))["status"] == "error"
    assert len(ElementTree.fromstring(exporters.export(result, "junit")).findall(".//error")) == 2
    assert "a canary passed" in exporters.export(result, "summary")


def test_points_are_the_results_points_everywhere():
    result = RESULTS["everything"]
    graded = json.loads(exporters.export(result, "gradescope"))
    assert sum(test["score"] for test in graded["tests"]) == graded["score"] == result.totals.points == 4
    assert sum(test["max_score"] for test in graded["tests"]) == result.totals.max_points == 18
    room = json.loads(exporters.export(result, "classroom50"))
    assert (room["score"], room["max-score"]) == (4, 18)
    table = list(csv.DictReader(io.StringIO(exporters.export(result, "csv"))))
    assert sum(int(row["points"]) for row in table) == 4


def test_classroom50_takes_the_submission_from_the_runner():
    environ = {"CLASSROOM": "c", "ASSIGNMENT": "a", "SUBMISSION_TAG": "s", "COMMIT_URL": "u"}
    room = json.loads(classroom50.render(RESULTS["all passed"], environ))
    keys = ("classroom", "assignment", "submission", "commit", "release")
    assert [room[key] for key in keys] == ["c", "a", "s", "u", ""]


def test_an_annotation_cannot_start_another_command():
    text = exporters.export(RESULTS["everything"], "annotations")
    starts = [line.partition(" ")[0] for line in text.splitlines()]
    assert starts == ["::error", "::error", "::warning", "::warning", "::notice"], f"one command a line, not {starts}"
    assert "%0A%3A%3Aerror" not in text and "%0A::error file=x::forged%0A" in text, "the message is data, escaped once"
    told = annotations.command("error", "50 %\r\n", title="a:b,c")
    assert told == "::error title=a%3Ab%2Cc::50 %25%0D%0A", told


def test_ten_annotations_and_the_number_of_the_others():
    many = samples.submission(*(samples.failed(f"threads/kata_{number}") for number in range(14)))
    commands = exporters.export(many, "annotations").splitlines()
    assert len(commands) == 11 and "4 more katas" in commands[-1], commands[-1]


def test_a_page_shows_text_and_runs_nothing():
    seen = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.add(tag)

    text = exporters.export(samples.submission(samples.failed(), student="<b>=x"), "html")
    Tags().feed(text)
    assert not seen & {"script", "img", "iframe", "b", "link"}, f"a text of a student became {seen}"
    assert "&lt;script&gt;" in text and "{{ 7 * 7 }}" in text, "the message is shown as it was written"


def test_a_summary_cannot_be_broken_out_of():
    text = exporters.export(samples.submission(samples.failed()), "summary")
    fence = re.search(r"^`{5,}text$", text, re.M)
    assert fence, "a fence must be longer than any run of backticks in the message"
    inside = text[fence.end() :].partition("\n" + fence.group().removesuffix("text") + "\n")[0]
    assert "<script>" in inside and "<script>" not in text.replace(inside, ""), "a message belongs in its fence"


def test_texts_lose_what_terminals_and_eyes_are_fooled_by():
    said = reading.clean(samples.NASTY)
    assert not re.search("[\x00\x1b\r\u202e\ud800]", said), f"characters that must not be shown: {said!r}"
    assert "red" in said and "\ufffd" in said


def test_a_flood_of_text_is_cut_and_later_katas_are_still_heard():
    loud = samples.submission(samples.failed(message="é" * 10**6), samples.failed("threads/event", "heard"))
    short = reading.presentable(loud)
    kept = sum(len(test.message.encode()) for kata in short.katas for test in kata.tests)
    assert kept <= reading.LOG_LIMIT, f"at most 64 KB of text are kept of a submission, not {kept}"
    assert "2000000 bytes in all" in short.katas[0].tests[1].message
    assert short.katas[1].tests[1].message == "heard", "one loud test leaves room for the others"
    many = samples.submission(*(samples.failed(f"threads/kata_{n}", "x" * 10**5) for n in range(40)))
    for name in exporters.FORMATS:
        size = len(exporters.export(many, name).encode())
        assert size <= 4 * reading.LOG_LIMIT, f"{name} of a flood has {size} bytes"


def test_a_summary_leaves_out_whole_parts_and_says_how_many():
    text = summary.within(["a" * 50, "b" * 50, "c" * 50], limit=200)
    assert text.startswith("a" * 50 + "b" * 50 + "\n1 more parts"), text
    assert len(text.encode()) <= 200


def test_exercism_shows_the_code_of_the_tests():
    assert exercism.source("threads/lock", "test_two_increments_give_two").startswith("def test_two_increments")
    assert exercism.source("threads/lock", "test_no_such") == ""
    several = json.loads(exporters.export(RESULTS["everything"], "exercism"))
    assert (several["status"], several["tests"][0]["name"]) == ("fail", "threads/lock: test_one")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_spreadsheet_does_not_calculate_a_name(text):
    assert rows.cell(text) == f"'{text}"
    assert rows.cell(-1) == -1


def test_files_are_written_under_the_names_that_readers_expect(tmp_path):
    written = exporters.write(RESULTS["everything"], tmp_path)
    assert [path.name for path in written] == ["junit.xml", "summary.md", "report.html"]
    assert all(path.stat().st_size for path in written)
