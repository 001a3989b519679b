"""The table of interpreters says what was run, and nothing else."""

import sys
from pathlib import Path

from dojo.syllabus import Syllabus, syllabus
from tests.interpreters import __main__ as interpreters
from tests.interpreters.__main__ import Row, page

ROW = Row(
    "CPython 3.13.5, free-threaded", False, "Linux", 250, 256, 199, 200, ("greenlets/pool", "greenlets/event"), ()
)


def test_the_page_counts_what_ran_and_names_what_was_left_out():
    line = "| CPython 3.13.5, free-threaded | Linux | off | 250 of 256 | 199 of 200 | 2 of greenlets |"
    assert line in page([ROW]), page([ROW])


def test_the_page_lists_what_depends_on_the_version():
    assert "| T08 |" in page([]) and "| L01 |" not in page([])


def test_an_interpreter_is_examined_with_solutions_and_mistakes(monkeypatch):
    monkeypatch.setattr(interpreters, "syllabus", lambda: _only("threads/lock"))
    row = interpreters.examine(Path(sys.executable), workers=1)
    assert not row.wrong and row.tests > 3 and row.passed == row.tests, row
    assert row.mistakes > 3 and row.killed == row.mistakes, row


def _only(kata_id):
    whole = syllabus()
    return Syllabus(whole.chapters, (whole.by_id[kata_id],))
