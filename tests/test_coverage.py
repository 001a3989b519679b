"""The spec against the table of documented behaviours: what is under test, and what contradicts it."""

import pytest

from dojo import behaviours
from dojo.syllabus import syllabus

DOCUMENTED = {
    "I": 8, "T": 43, "L": 18, "R": 9, "S": 12, "C": 19, "E": 8, "W": 8, "Q": 17, "B": 8, "P": 21, "V": 11,
    "MQ": 8, "PI": 12, "PB": 10, "PP": 12, "F": 12, "A": 37, "G": 64, "CE": 9, "SC": 10, "REF": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def coverage():
    return behaviours.measure()


def test_every_documented_behaviour_has_its_row(coverage):
    expected = [f"{letter}{n:02}" for letter, count in DOCUMENTED.items() for n in range(1, count + 1)]
    missing = sorted(set(expected) - set(coverage.rows))
    unknown = sorted(set(coverage.rows) - set(expected))
    assert not missing, f"documented behaviours without a row: {behaviours.ranges(missing)}"
    assert not unknown, f"rows that no note documents: {behaviours.ranges(unknown)}"


def test_katas_are_of_a_chapter_of_the_syllabus(coverage):
    chapters = syllabus().chapters
    strangers = [f"{row.id}: {row.kata}" for row in coverage.runnable if row.chapter not in chapters]
    assert not strangers, f"rows of no chapter of the syllabus: {', '.join(strangers)}"


def test_spec_and_table_agree(coverage):
    problems = coverage.problems()
    assert not problems, "the marks in spec/ contradict spec/behaviours.toml:\n" + "\n".join(problems)


def test_page_is_up_to_date(coverage):
    page = behaviours.PAGE.read_text(encoding="utf-8")
    assert page == behaviours.page(coverage), "docs/behaviours.md is out of date: run python -m dojo.behaviours"


def test_board_of_coverage(coverage, capsys):
    board = behaviours.board(coverage)
    with capsys.disabled():
        print(f"\n{board}")
    assert board.startswith(coverage.total()), f"the board must begin with the total: {board}"
