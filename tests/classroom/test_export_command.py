"""`dojo export`, as a CI job calls it."""

import json

import pytest
from click.testing import CliRunner

from dojo.cli import dojo
from dojo.grading.exporters import FORMATS
from tests.classroom import samples


@pytest.fixture
def recorded(tmp_path):
    path = tmp_path / "result.json"
    path.write_text(samples.everything().to_json().replace("\\ud800", ""), encoding="utf-8", errors="replace")
    return path


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_printed_or_written(recorded, tmp_path, name):
    printed = CliRunner().invoke(dojo, ["export", "--to", name, str(recorded)])
    assert printed.exit_code == 0 and printed.stdout, printed.output
    written = CliRunner().invoke(dojo, ["export", "--to", name, str(recorded), "--out", str(tmp_path / "out")])
    assert written.exit_code == 0 and not written.stdout, written.output
    assert (tmp_path / "out").read_text(encoding="utf-8") == printed.stdout


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": "concurrency-katas/result/1"}'])
def test_what_is_no_result_is_refused(tmp_path, text):
    path = tmp_path / "result.json"
    path.write_text(text)
    run = CliRunner().invoke(dojo, ["export", "--to", "junit", str(path)])
    assert run.exit_code == 1 and "dojo grade PATH" in run.output, run.output


def test_a_result_whose_sums_were_changed_is_refused(recorded):
    document = json.loads(recorded.read_text(encoding="utf-8"))
    document["totals"]["points"] += 10
    recorded.write_text(json.dumps(document))
    run = CliRunner().invoke(dojo, ["export", "--to", "classroom50", str(recorded)])
    assert run.exit_code == 1 and "totals" in run.output, run.output


def test_a_format_that_does_not_exist_names_those_that_do(recorded):
    run = CliRunner().invoke(dojo, ["export", "--to", "excel", str(recorded)])
    assert run.exit_code == 2 and "gradescope" in run.output, run.output
