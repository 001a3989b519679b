"""Units and their order: hangs go out of the way, what broke is tried again apart from the rest."""

from dataclasses import replace

import pytest

from dojo.grading.batch import work
from dojo.grading.batch.work import GRADE, SLOW, Outcome, Plan, Settings, Unit, again
from dojo.grading.judge import NOT_BEGUN
from dojo.syllabus import syllabus
from tests.classroom import samples

SETTINGS = Settings("sha256:" + "b" * 64, 7)
HUNG = samples.hung()
FINE = samples.passed()


@pytest.fixture
def katas(monkeypatch):
    """25 katas, the last five of them slow."""
    chosen = [replace(syllabus().katas[0], id=f"threads/k{number}") for number in range(25)]
    monkeypatch.setattr(work, "is_slow", lambda kata: kata in chosen[20:])
    return chosen


def test_a_unit_survives_the_way_to_a_worker():
    unit = Unit("anna", "sha256:a", ("threads/lock",), SETTINGS, SLOW, GRADE, 1)
    assert Unit.from_dict(unit.to_dict()) == unit
    assert unit.id == replace(unit, lane=GRADE, tries=2).id != replace(unit, student="ben").id


def test_a_students_units_follow_each_other(katas):
    plan = Plan(SETTINGS)
    plan.add("anna", "sha256:a", katas)
    plan.add("ben", "sha256:b", katas[:3])
    started = list(plan.first())
    sizes = [(unit.student, unit.lane, len(unit.katas)) for unit in started]
    assert sizes == [("anna", GRADE, 10), ("anna", SLOW, 5), ("ben", GRADE, 3)], sizes
    (second,) = plan.after(started[0], [FINE])
    assert second.lane == GRADE and second.katas == tuple(f"threads/k{number}" for number in range(10, 20))
    assert plan.after(second, [FINE]) == plan.after(started[1], [FINE]) == plan.after(started[2], [FINE]) == []


def test_after_a_hang_a_student_continues_in_the_slow_lane_and_nobody_else(katas):
    plan = Plan(SETTINGS)
    for student in ("anna", "ben"):
        plan.add(student, f"sha256:{student}", [replace(kata, id=f"{kata.id}{student}") for kata in katas] + katas[:5])
    anna, ben = plan.first()
    (second,) = plan.after(anna, [FINE, HUNG])
    assert second.lane == SLOW
    (third,) = plan.after(second, [FINE])
    assert third.lane == SLOW, "a student whose answers hang does not come back"
    assert [unit.lane for unit in plan.after(ben, [FINE])] == [GRADE]
    assert plan.after(third, [FINE]) == []


def test_what_broke_is_tried_alone_and_twice_at_most():
    unit = Unit("anna", "sha256:a", ("a", "b", "c"), SETTINGS)
    others, alone = again(unit, Outcome(unit, problem="killed", reached=1))
    assert (others.katas, others.tries, others.lane) == (("a", "c"), 0, GRADE)
    assert (alone.katas, alone.tries, alone.lane) == (("b",), 1, SLOW)
    (last,) = again(alone, Outcome(alone, problem="killed", reached=1))
    assert (last.katas, last.tries) == (("b",), 2)
    assert again(last, Outcome(last, problem="killed")) == []
    assert again(unit, Outcome(unit, problem="killed", final=True)) == []


def test_katas_whose_box_never_began_are_tried_again_and_no_others():
    unit = Unit("anna", "sha256:a", ("threads/lock", "threads/queue", "threads/barrier"), SETTINGS)
    unlucky = replace(samples.lost(), error=f"{NOT_BEGUN} (start)")
    result = samples.submission(samples.failed("threads/lock"), samples.doubtful(), unlucky)
    (alone,) = again(unit, Outcome(unit, result))
    assert (alone.katas, alone.tries) == (("threads/barrier",), 1), "no answer that failed is run again"
    assert again(replace(unit, tries=2), Outcome(unit, result)) == []


def test_katas_with_slow_tests_are_slow():
    slow = [kata.id for kata in syllabus().katas if work.is_slow(kata)]
    assert "measuring/memory_models" in slow and "threads/lock" not in slow, slow
