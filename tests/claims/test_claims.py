"""`dojo claims`: that it covers what the notes claim, measures fairly, and says what it could not measure."""

import re

import pytest
from click.testing import CliRunner

from dojo import behaviours
from dojo.claims import command, measure, programs, report
from dojo.claims.measure import Seconds
from dojo.claims.table import COMPARISONS


def test_every_claim_about_speed_is_measured():
    claimed = {row.id for row in behaviours.read_table().values() if row.verdict == "performance"}
    measured = {id for one in COMPARISONS for id in one.ids}
    assert claimed <= measured, f"nothing measures {claimed - measured}"


def test_every_program_of_a_comparison_exists():
    known = {*programs.PROGRAMS, *measure.BY_SCOOP}
    assert set(measure.programs_of(COMPARISONS)) == known, "programs and comparisons must name each other"


def test_rounds_take_turns(monkeypatch):
    order = []

    def timed(name, repeats):
        order.append(name)
        return {name: [1.0] * repeats}

    monkeypatch.setattr(measure, "_timed", timed)
    seconds = measure.measure(["a", "b"], rounds=2, repeats=3, progress=lambda name: None)
    assert order == ["a", "b", "a", "b"], f"the programs must take turns, not {order}"
    assert len(seconds["a"].runs) == 6, f"two rounds of three runs make six, not {len(seconds['a'].runs)}"


def test_a_program_that_fails_is_named_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr(measure, "LIMIT", 20.0)
    names = ["squares, threads", "no such program"]
    seconds = measure.measure(names, rounds=1, repeats=2, progress=lambda name: None)
    assert len(seconds["squares, threads"].runs) == 2, seconds
    assert seconds["no such program"].trouble, "a program that fails must say why"
    assert "not measured: KeyError" in report.span("no such program", seconds)


def test_a_program_without_end_is_ended(monkeypatch):
    monkeypatch.setattr(measure, "LIMIT", 0.2)
    seconds = measure.measure(["RLock with eval"], rounds=3, repeats=100, progress=lambda name: None)
    assert seconds["RLock with eval"].trouble == "no end within 0.2 s", seconds


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (0.95, "0.95x"), (2.44, "2.4x"), (16.04, "16x")])
def test_factors_read_as_people_write_them(value, text):
    assert report.times(value) == text


def some_seconds() -> dict[str, Seconds]:
    return {name: Seconds((3.0, 2.0 + number)) for number, name in enumerate(measure.programs_of(COMPARISONS))}


def test_the_page_sets_claimed_beside_measured():
    page = report.page(list(COMPARISONS), some_seconds())
    first = COMPARISONS[0]
    assert f"| {first.title} | 17x | 0.67x |" in page, page
    assert "- lock for each update: 2 s (median 2.5, up to 3)" in page, page
    assert f"- {COMPARISONS[1].slow}: 60 s (median 70, up to 80) (for the notes' amount of work: 20 times" in page, page


def test_the_chart_has_two_bars_for_each_comparison():
    chart = report.chart(list(COMPARISONS), some_seconds())
    assert chart.count('height="13"') == 2 * len(COMPARISONS), chart


def test_the_committed_page_has_these_claims_and_reasons():
    page = command.PAGE.read_text(encoding="utf-8")
    gone = [one.title for one in COMPARISONS if f"## {one.title}\n" not in page or one.reason not in page]
    assert not gone, f"docs/claims.md is behind: {gone}. Measure anew: dojo claims --write"
    assert re.search(r"on \d+ CPUs, \w+ 3\.\d+", page), "the page must say on what it was measured"


@pytest.mark.slow("measures locks for real")
def test_the_command_measures_what_is_asked_for():
    run = CliRunner().invoke(command.claims, ["barrier", "--rounds", "1", "--repeats", "1"])
    assert run.exit_code == 0, run.output
    assert "A barrier: processes" in run.output and "2 of 2 programs were measured." in run.output, run.output


def test_words_that_no_title_has_are_a_usage_error():
    run = CliRunner().invoke(command.claims, ["no-such-word"])
    assert run.exit_code == 2 and "no comparison has no-such-word" in run.output, run.output
