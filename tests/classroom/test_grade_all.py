"""`dojo grade-all` on this machine: everybody's row once and right, whatever breaks in between."""

import csv
import json
import signal

import psutil
import pytest

from dojo.grading.result import from_json
from dojo.grading.submission import stands_alone

pytestmark = pytest.mark.slow("starts the command, and a process for every unit of work")


def rows(room):
    with (room.out / "grades.csv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert len({row["student"] for row in table}) == len(table), f"a row each, and once: {table}"
    return {row["student"]: row for row in table}


def points(room):
    return {student: (row["points"], row["max_points"]) for student, row in rows(room).items()}


def wait_for(happened):
    """Wait until something has happened that is bound to; the test's own time limit ends a wait in vain."""
    import time

    while not happened():
        time.sleep(0.01)


def test_a_class_gets_grades_a_page_and_a_result_each(room):
    room.hand_in("anna")
    room.hand_in("ben", counter="# fail")
    room.hand_in("=cleo", counter="# fail", broken="# fail")
    run = room.grade()
    assert run.returncode == 0, run.stderr
    assert points(room) == {"'=cleo": ("0", "3"), "anna": ("3", "3"), "ben": ("1", "3")}
    assert rows(room)["ben"]["threads/counter"] == "0" and rows(room)["ben"]["threads/broken"] == "1"
    for student in ("anna", "ben", "=cleo"):
        result = from_json((room.out / "results" / f"{student}.json").read_text(encoding="utf-8"))
        assert result.submission.student == student and len(result.katas) == 2
    assert "threads/counter" in (room.out / "grades.html").read_text(encoding="utf-8")
    assert "6 of 6 katas graded" in run.stderr and "grades.csv" in run.stdout, run.stderr + run.stdout


def test_what_is_graded_is_not_graded_again_unless_it_changed(room):
    room.hand_in("anna")
    room.hand_in("ben", counter="# fail")
    assert room.grade().returncode == 0
    first = (room.out / "grades.csv").read_bytes()
    again = room.grade()
    assert again.returncode == 0 and "0 katas to grade, 4 are graded already" in again.stderr, again.stderr
    assert set(room.graded().values()) == {1}, f"an answer that failed is not tried again: {room.graded()}"
    assert (room.out / "grades.csv").read_bytes() == first
    room.hand_in("ben", counter="# pass, now")
    assert room.grade().returncode == 0
    assert points(room)["ben"] == ("3", "3")
    assert (room.graded()["anna threads/counter"], room.graded()["ben threads/counter"]) == (1, 2)
    assert room.grade("--seed", "99").returncode == 0
    assert room.graded()["anna threads/counter"] == 2, "another seed is another grading"
    room.suite.write("spec/threads/test_counter.py", "def test_add(kata):\n    assert kata.add(1, 1) == 2, 'no'\n")
    assert room.grade().returncode == 0
    assert room.graded()["anna threads/counter"] == 3, "another specification is another grading"


def test_a_student_who_left_is_gone(room):
    room.hand_in("anna")
    room.hand_in("ben")
    assert room.grade().returncode == 0
    (room.folder / "ben").rename(room.root / "ben")
    assert room.grade().returncode == 0
    assert list(points(room)) == ["anna"]
    assert sorted(path.name for path in (room.out / "results").iterdir()) == ["anna.html", "anna.json"]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_in_the_middle_it_goes_on_where_it_was(room, how):
    for number in range(6):
        room.hand_in(f"s{number}")
    room.hand_in("s3", counter="# wait")
    process = room.start("--jobs", "1")
    wait_for(lambda: room.graded()["s3 threads/counter"] and room.kept() == 6)
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(how)
    _, said = process.communicate()
    psutil.wait_procs(children)
    if how == signal.SIGINT:
        assert process.returncode == 130 and "goes on from here" in said, said
    room.go()
    run = room.grade("--jobs", "1")
    assert run.returncode == 0 and "6 are graded already" in run.stderr, run.stderr
    assert points(room) == {f"s{number}": ("3", "3") for number in range(6)}
    assert room.graded()["s2 threads/counter"] == 1, "what was graded before the kill is not graded again"


def test_what_the_machinery_broke_is_tried_again_and_recorded(room):
    room.hand_in("anna", counter="# crash once")
    room.hand_in("ben", counter="# crash")
    run = room.grade()
    assert run.returncode == 2 and "ben. grades.csv says why" in run.stderr, run.stderr
    table = rows(room)
    assert (table["anna"]["points"], table["anna"]["retried"]) == ("3", "1"), table["anna"]
    assert (table["ben"]["points"], table["ben"]["errors"], table["ben"]["retried"]) == ("1", "1", "2"), table["ben"]
    assert "threads/counter: not graded" in table["ben"]["note"] and "tried 3 times" in table["ben"]["note"]
    assert room.graded()["ben threads/counter"] == 3, "at most two more tries"
    room.hand_in("ben", counter="# pass")
    assert room.grade().returncode == 0 and points(room)["ben"] == ("3", "3")


def test_what_broke_for_good_is_taken_up_by_the_next_run(room):
    room.hand_in("ben", counter="# crash")
    assert room.grade().returncode == 2
    assert room.grade().returncode == 2
    assert room.graded()["ben threads/counter"] == 6 and room.graded()["ben threads/broken"] == 1


def test_a_submission_that_cannot_be_graded_does_not_stop_the_class(room):
    room.hand_in("anna")
    room.suite.write("class/ben.zip", "this is no zip")
    room.hand_in("cleo", counter="# refuse")
    (room.folder / "dan").mkdir()
    run = room.grade()
    assert run.returncode == 2 and "ben, cleo, dan" in run.stderr, run.stderr
    table = rows(room)
    assert table["anna"]["points"] == "3" and not table["anna"]["note"]
    assert "no zip file that can be read" in table["ben"]["note"]
    assert table["cleo"]["note"] == "not graded: this cannot be graded"
    assert "no katas folder" in table["dan"]["note"]
    assert {row["max_points"] for row in table.values()} == {"3"}, "everybody can reach the same"
    assert room.graded()["cleo threads/counter"] == 1, "no second try for what was handed in wrong"
    assert json.loads((room.out / "results/ben.json").read_text())["totals"]["errors"] == 2


def test_without_the_required_box_nothing_is_graded(room):
    room.hand_in("anna", counter="# missing")
    run = room.grade("--require", "bwrap")
    assert run.returncode == 3 and "Error: bwrap is required, and this machine has limits" in run.stderr, run.stderr


def test_two_at_once_do_not_mix(room):
    room.hand_in("anna", counter="# wait")
    first = room.start()
    wait_for(room.graded)
    second = room.grade()
    assert second.returncode == 2 and "is being written by another dojo grade-all" in second.stderr, second.stderr
    room.go()
    first.communicate()
    assert first.returncode == 0 and points(room) == {"anna": ("3", "3")}


@pytest.mark.parametrize(
    ("args", "told"),
    [([], "is no folder"), (["--kata", "threads/nothing"], "no kata 'threads/nothing'"), (["--jobs", "0"], "jobs")],
)
def test_bad_input_is_named(room, args, told):
    run = room.grade(*args)
    assert run.returncode == 2 and told in run.stderr, run.stderr
    assert "Traceback" not in run.stderr


def test_a_damaged_store_and_an_output_that_is_none_are_named(room):
    room.hand_in("anna")
    store = room.suite.write("grades/.work/verdicts.sqlite", "this is no database, and long enough not to be one" * 20)
    run = room.grade()
    assert run.returncode == 2 and "is damaged" in run.stderr and "Traceback" not in run.stderr, run.stderr
    store.unlink()
    assert room.grade().returncode == 0
    room.out = room.suite.write("file", "") / "grades"
    run = room.grade()
    assert run.returncode == 2 and "Traceback" not in run.stderr, run.stderr
    assert "Error: " in run.stderr and "file" in run.stderr, run.stderr


def test_one_kata_alone(room):
    room.hand_in("anna", counter="# fail")
    assert room.grade("--kata", "threads/broken").returncode == 0
    assert points(room) == {"anna": ("1", "1")} and list(room.graded()) == ["anna threads/broken"]


def test_the_same_answer_is_graded_once_and_everybody_gets_its_verdict(room):
    for student in ("anna", "ben", "cleo"):
        room.hand_in(student, counter="# fail", own=False)
    room.hand_in("dan", counter="# fail", broken="# fail")
    run = room.grade()
    assert run.returncode == 0 and "4 katas to grade, 4 are graded already" in run.stderr, run.stderr
    assert points(room) == {"anna": ("1", "3"), "ben": ("1", "3"), "cleo": ("1", "3"), "dan": ("0", "3")}
    assert sum(room.graded().values()) == 4, room.graded()
    for student in ("anna", "ben", "cleo"):
        result = from_json((room.out / "results" / f"{student}.json").read_text(encoding="utf-8"))
        assert result.submission.student == student, "a result says whose it is"
    room.hand_in("eve", counter="# fail", own=False)
    assert room.grade().returncode == 0
    assert points(room)["eve"] == ("1", "3") and sum(room.graded().values()) == 4
    room.hand_in("eve", counter="# fail", broken="# pass", own=True)
    assert room.grade().returncode == 0
    assert sum(room.graded().values()) == 6, "an answer of one's own is graded by itself"


def test_an_answer_that_imports_another_is_the_same_only_if_that_one_is(room):
    importing = "import threads.counter  # pass"
    for student, counter in (("anna", "# pass"), ("ben", "# fail"), ("cleo", "# pass")):
        room.hand_in(student, counter=counter, broken=importing, own=False)
    assert room.grade().returncode == 0
    graded = room.graded()
    assert [graded[f"{student} threads/broken"] for student in ("anna", "ben", "cleo")] == [1, 1, 0], graded
    assert [graded[f"{student} threads/counter"] for student in ("anna", "ben", "cleo")] == [1, 1, 0], graded


def test_a_submission_that_is_refused_says_nothing_about_those_with_the_same_answer(room):
    room.hand_in("anna", counter="# refuse", own=False)
    room.hand_in("ben", own=False)
    room.hand_in("cleo", own=False)
    assert room.grade().returncode == 2
    assert (points(room)["ben"], points(room)["cleo"]) == (("3", "3"), ("3", "3"))
    assert "this cannot be graded" in rows(room)["anna"]["note"]
    assert sum(room.graded().values()) <= 4, room.graded()


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("import threading\n", True),
        ("from threading import Lock\nthreads = []\n", True),
        ("import concurrent.futures\nfrom dojo import x\n", True),
        ("# the threads import nothing", True),
        ("import threads.lock\n", False),
        ("import os, threads.lock\n", False),
        ("x = 1; from threads import lock\n", False),
        ("from threads.lock import Counter\n", False),
        ("from . import lock\n", False),
        ("import \\\n threads.lock\n", False),
        ("__import__('threads.lock')\n", False),
        ("import importlib\n", False),
        ("exec('import x')\n", False),
    ],
)
def test_answers_that_stand_alone(text, alone):
    assert stands_alone(text.encode()) is alone, text
