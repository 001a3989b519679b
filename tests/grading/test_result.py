"""The schema of results: nothing is lost on the way to JSON and back, and nothing else passes for one."""

import json
from dataclasses import fields

import pytest

from dojo.grading import result
from tests.grading.samples import RESULT


def test_a_result_survives_json():
    assert result.from_json(RESULT.to_json()) == RESULT


def test_the_document_names_its_schema_first():
    assert next(iter(json.loads(RESULT.to_json()).items())) == ("schema", "concurrency-katas/result/1")


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (result.Limits, "limits"),
        (result.Layers, "layers"),
        (result.Interpreter, "interpreter"),
        (result.Suite, "suite"),
        (result.Submission, "submission"),
        (result.Totals, "totals"),
    ],
)
def test_schema_file_and_objects_have_the_same_fields(kind, place):
    schema = json.loads(result.SCHEMA_FILE.read_text(encoding="utf-8"))
    names = [field.name for field in fields(kind)]
    assert list(schema["properties"][place]["properties"]) == names
    assert schema["properties"][place]["required"] == names


@pytest.mark.parametrize(("kind", "place"), [(result.KataResult, "kata"), (result.TestResult, "test")])
def test_rows_in_schema_file_and_objects_have_the_same_fields(kind, place):
    schema = json.loads(result.SCHEMA_FILE.read_text(encoding="utf-8"))
    assert list(schema["$defs"][place]["properties"]) == [field.name for field in fields(kind)]


WRONG = [
    (lambda d: d.update(schema="other/1"), "schema: "),
    (lambda d: d.pop("seed"), "'seed' is a required property"),
    (lambda d: d["katas"][0].update(status="skipped"), "katas/0/status: 'skipped'"),
    (lambda d: d["katas"][0].update(points=1.5), "katas/0/points: 1.5"),
    (lambda d: d["katas"][1].update(points=2), "threads/rlock"),
    (lambda d: d["katas"][1]["tests"][1].update(points=1), "threads/rlock: the points of its tests"),
    (lambda d: d["totals"].update(points=99), "the totals are not the sums"),
    (lambda d: d["submission"].update(hash="md5:0"), "submission/hash"),
]


@pytest.mark.parametrize(("spoil", "words"), WRONG)
def test_a_document_that_is_no_result_is_named(spoil, words):
    document = json.loads(RESULT.to_json())
    spoil(document)
    with pytest.raises(result.ResultError) as caught:
        result.from_json(json.dumps(document))
    assert words in str(caught.value)


def test_text_that_is_no_json_is_named():
    with pytest.raises(result.ResultError, match="no JSON"):
        result.from_json("{")
