"""The source of the web book: what is generated, and that it shows only what was really seen."""

import re

import pytest

from dojo import behaviours
from dojo.book import pages, runs
from dojo.paths import MISTAKES, SOLUTIONS
from dojo.syllabus import syllabus
from tests.audit import mistake


def test_every_kata_has_an_example_of_a_mistake():
    missing = {kata.id for kata in syllabus().katas} - {example.kata.id for example in runs.examples()}
    assert not missing, f"no mistake to show for {missing}"


@pytest.mark.slow("runs pytest twice")
def test_an_example_shows_a_wrong_and_a_right_schedule():
    kata = syllabus().by_id["threads/lock"]
    example = runs.Example(kata, MISTAKES / "threads/lock/no_lock.py", "test_two_increments_give_two", True)
    seen = runs.run([example])["threads/lock"]
    says = mistake.read(example.mistake).says
    assert says in seen.message, f"the page must show the words that the mistake names, {says!r}: {seen.message}"
    assert seen.wrong and says in seen.wrong, "the drawing of the wrong schedule must name the broken promise"
    assert seen.right and seen.right.count("acquires the Lock") == 2, f"two must take their turns: {seen.right}"
    page = pages.kata_tail(example.kata, seen, behaviours.measure())
    assert f"--target mistakes/threads/lock/{example.mistake.name}" in page, page
    assert "lock-wrong.svg" in page and "lock-right.svg" in page, page


@pytest.mark.slow("runs pytest twice")
def test_a_mistake_that_is_not_caught_is_not_shown():
    example = next(one for one in runs.examples() if one.kata.id == "threads/lock")
    harmless = runs.Example(example.kata, MISTAKES / "threads/lock/one_lock_for_all_counters.py", example.test, True)
    with pytest.raises(RuntimeError, match="is not caught by"):
        runs.run([harmless])


def test_the_page_of_behaviours_has_a_row_for_each():
    coverage = behaviours.measure()
    page = pages.behaviours_page(coverage, set(syllabus().by_id))
    ids = re.findall(r"^\| ([A-Z]+\d\d) \|", page, re.MULTILINE)
    assert ids == list(coverage.rows), f"{len(ids)} rows for {len(coverage.rows)} behaviours"


def test_the_errata_tell_the_truth_of_each_row_that_does_not_hold():
    rows = list(behaviours.measure().rows.values())
    page = pages.errata_page(rows)
    untold = [row.id for row in rows if row.verdict in pages.SURPRISES and row.truth not in page]
    assert not untold, f"the errata leave out {untold}"
    told = {row.id for row in rows if f"**{row.id}**" in page and row.verdict in ("true", "concept")}
    assert not told, f"{told} hold, so they are no errata"


def test_the_syllabus_page_names_every_kata_in_order():
    page = pages.syllabus_page(syllabus())
    linked = re.findall(r"\]\(katas/(\S+)\.md\)", page)
    assert linked == [kata.id for kata in syllabus().katas], linked
    assert all((SOLUTIONS / f"{name}.py").is_file() for name in linked), linked
