"""Overlap: what the notes document, as tests. How long something takes shows in how many wait at once."""

import gevent
from gevent.event import Event

from dojo import behaviour
from dojo.worlds.greenlets import Overlap, extra_switches, hub_order, in_greenlets


def switching(item):
    """Return ten times `item` after a switch."""
    gevent.sleep(0)
    return item * 10


class Meeting:
    """Calls that return only when `size` of them are under way at once."""

    def __init__(self, size):
        self.missing, self.complete = size, Event()

    def __call__(self, item):
        self.missing -= 1
        if self.missing == 0:
            self.complete.set()
        self.complete.wait()
        return item * 10


@behaviour("G15")
@hub_order
def test_equal_naps_end_in_the_order_of_the_spawns(kata):
    log = []
    in_greenlets(*[lambda number=number: kata.nap(number, log.append) for number in range(10)])
    expected = [f"Task {number} done" for number in range(10)]
    assert log == expected, f"ten equal naps must end in the order 0 to 9, not {log}"


@hub_order
def test_a_nap_lets_others_run(kata):
    naps, log = Overlap(), []
    in_greenlets(*[lambda number=number: naps.of(kata.nap)(number, log.append) for number in range(10)])
    assert naps.most == 10, f"ten napping greenlets must nap at the same time, not {naps.most} at once"
    assert len(log) == 10, f"ten naps must be told, not {len(log)}"


@behaviour("G13")
@extra_switches
def test_one_by_one_nothing_overlaps(kata):
    calls = Overlap()
    given = kata.one_by_one(calls.of(switching), range(1, 10))
    assert given == [10, 20, 30, 40, 50, 60, 70, 80, 90], f"nine calls one by one must give 10 to 90, not {given}"
    assert calls.most == 1, f"one by one, only one call may be under way, not {calls.most}: nine waits cost nine"


@behaviour("G14")
@extra_switches
def test_together_all_wait_at_once(kata):
    given = kata.together(Meeting(10), range(10))
    expected = [item * 10 for item in range(10)]
    assert given == expected, f"the results must be in the order of the items, {expected}, not {given}"


@behaviour("G10")
@extra_switches
def test_two_waits_cost_one(kata):
    calls = Overlap()
    given = kata.together(calls.of(Meeting(2)), "ab")
    assert given == ["a" * 10, "b" * 10], f"both results must be returned, in the order of the items, not {given}"
    assert calls.most == 2, f"two calls must be under way at once, not {calls.most}"


@extra_switches
def test_results_keep_the_order_of_the_items_whoever_ends_first(kata):
    ended = [Event() for _ in range(4)]
    ended[3].set()

    def backwards(item):
        ended[item + 1].wait()
        ended[item].set()
        return item

    given = kata.together(backwards, range(3))
    assert given == [0, 1, 2], f"the calls ended in the order 2 to 0; the results must still be 0 to 2, not {given}"


@extra_switches
def test_a_stage_overlaps_in_itself(kata):
    given = kata.in_stages(Meeting(3), [[1, 2, 3], [4, 5]])
    assert given == [[10, 20, 30], [40, 50]], f"each stage must give its own results in order, not {given}"


@extra_switches
def test_a_stage_begins_when_the_one_before_has_ended(kata):
    log = []

    def logged(item):
        log.append(f"{item} begins")
        gevent.sleep(0)
        log.append(f"{item} ends")

    kata.in_stages(logged, [["a1", "a2"], ["b1", "b2"]])
    stages = [line[0] for line in log]
    assert stages == ["a"] * 4 + ["b"] * 4, f"all of stage a must come before all of stage b, not {log}"


@hub_order
def test_a_nap_tells_its_end_when_it_is_over(kata):
    log = []
    in_greenlets(lambda: kata.nap(1, log.append), lambda: log.append("another works"))
    expected = ["another works", "Task 1 done"]
    assert log == expected, f"the end of a nap must be told when it is over: {expected}, not {log}"
