"""What is said while a class is graded, without a terminal and with one."""

import io

from rich.console import Console

from dojo.grading.batch.progress import Progress
from dojo.grading.batch.work import Outcome, Settings, Unit

UNIT = Unit("anna", "sha256:a", ("threads/lock", "threads/event"), Settings("sha256:b", 1))


def said(terminal, *outcomes):
    console = Console(file=io.StringIO(), force_terminal=terminal, width=40)
    with Progress(console) as progress:
        progress.begin(4, 3)
        progress.tick("anna", "threads/lock")
        for outcome in outcomes:
            progress.outcome(outcome)
    return console.file.getvalue()


def test_without_a_terminal_there_is_a_line_now_and_then():
    text = said(False, Outcome(UNIT))
    assert text.splitlines()[0] == "4 katas to grade, 3 are graded already or are the same as others.", text
    assert text.splitlines()[1:] == ["1 of 4 katas graded.", "2 of 4 katas graded."], "each kata counts once"
    assert "\x1b" not in text


def test_a_problem_is_told_in_one_line_and_counts_for_nothing():
    text = said(False, Outcome(UNIT, problem="its process ended with status -9 [red]and more"))
    assert text.splitlines()[-1].startswith("anna: threads/lock, threads/event: its process ended"), text
    assert "[red]and more" in text, "what is told is text, not markup"


def test_on_a_terminal_there_is_a_bar():
    text = said(True, Outcome(UNIT))
    assert "5/7" in text and "2 of 4" not in text, text
