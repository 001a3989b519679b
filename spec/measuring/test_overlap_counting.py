"""Overlap, counted: exact in every schedule, and in nobody's way."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from dojo import every_schedule, in_threads

IN_TURN, TOGETHER = 1, 3


def pass_through(gauge, work):
    with gauge:
        work()


@every_schedule
def test_nobody_is_inside_when_all_have_left(kata):
    gauge = kata.Gauge()
    visit = lambda: pass_through(gauge, list)  # noqa: E731
    in_threads(visit, visit)
    assert gauge.now == 0, f"both have left, so that 0 must be inside, not {gauge.now}"
    assert gauge.most in (1, 2), f"of two visitors 1 or 2 were inside at once, not {gauge.most}"


@every_schedule(budget=300, samples=50)
def test_three_that_meet_inside_are_three(kata):
    gauge, meeting = kata.Gauge(), Barrier(TOGETHER)
    visit = lambda: pass_through(gauge, meeting.wait)  # noqa: E731
    in_threads(visit, visit, visit)
    assert gauge.most == TOGETHER, f"three met inside, so that the most at once is 3, not {gauge.most}"
    assert gauge.now == 0, f"three have left, so that 0 must be inside, not {gauge.now}"


def test_visitors_in_turn_are_one(kata):
    gauge = kata.Gauge()
    for _ in range(TOGETHER):
        pass_through(gauge, list)
    assert gauge.most == IN_TURN, f"three visits, one after the other, have a most of 1, not {gauge.most}"


def test_one_thread_may_enter_again(kata):
    gauge = kata.Gauge()
    with gauge:
        pass_through(gauge, list)
        inside = gauge.now
    seen = f"{inside} inside and a most of {gauge.most}"
    assert seen == "1 inside and a most of 2", f"entered twice, left once: 1 inside and a most of 2, not {seen}"


def test_the_most_is_remembered(kata):
    gauge = kata.Gauge()
    with gauge, gauge:
        pass
    pass_through(gauge, list)
    assert gauge.most == 2, f"a later, smaller count must not replace the most, 2; it is {gauge.most}"


def test_who_leaves_with_an_error_has_left(kata):
    gauge = kata.Gauge()
    gauge.__enter__()
    swallowed = gauge.__exit__(KeyError, KeyError("work"), None)
    assert gauge.now == 0, f"work that raises has ended too: 0 must be inside, not {gauge.now}"
    assert gauge.most == 1, f"work that raises was inside: a most of 1, not {gauge.most}"
    assert not swallowed, f"the work's error must go on to the caller, but __exit__ returned {swallowed!r}"


def test_map_is_serial(kata):
    measured = kata.overlap(map, str, range(5))
    expected = (["0", "1", "2", "3", "4"], IN_TURN)
    assert measured == expected, f"map is serial: its results and an overlap of 1 are {expected}, not {measured}"


def test_a_pool_is_as_wide_as_its_work_needs(kata):
    meeting = Barrier(TOGETHER, timeout=20)  # seconds, in case they never meet

    def work(item):
        meeting.wait()
        return item

    with ThreadPoolExecutor(TOGETHER) as pool:
        measured = kata.overlap(pool.map, work, range(6))
    expected = (list(range(6)), TOGETHER)
    assert measured == expected, f"of six items three always meet: results and overlap are {expected}, not {measured}"


def test_an_error_of_the_work_is_an_error_of_the_run(kata):
    def work(item):
        raise KeyError(item)

    with pytest.raises(KeyError, match="first"):
        kata.overlap(map, work, ["first"])
