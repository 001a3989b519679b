"""Semaphore: acquire() subtracts 1, release() adds 1, and at 0 acquire() waits."""

import random
import threading
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples, in_threads


class Room:
    """Counts who is inside at the same time."""

    def __init__(self):
        self.inside, self.most = [], 0

    def visit(self):
        self.inside.append("in")
        self.most = max(self.most, len(self.inside))
        self.inside.pop()
        return "visited"


@behaviour("S01", "S02", "S05", "S06", "S07")
@examples(30)
@given(start=st.integers(0, 4), taken=st.integers(0, 4), given_back=st.integers(0, 3))
@example(start=2, taken=1, given_back=0)
@example(start=0, taken=0, given_back=0)
@every_schedule
def test_acquire_subtracts_and_release_adds(kata, start, taken, given_back):
    taken = min(taken, start)
    semaphore = threading.Semaphore(start)
    for _ in range(taken):
        semaphore.acquire()
    for _ in range(given_back):
        semaphore.release()
    left, left_again = kata.free_slots(semaphore), kata.free_slots(semaphore)
    expected = start - taken + given_back
    counted = f"free_slots of Semaphore({start}) after {taken} acquire() and {given_back} release()"
    assert (left, left_again) == (expected, expected), f"{counted} is {expected}, twice, not {left, left_again}"


@behaviour("S03", "S07")
@every_schedule
def test_a_consumer_waits_for_the_item(kata):
    handover = kata.Handover()
    got, _ = in_threads(handover.consume, lambda: handover.produce("item"))
    assert got == "item", f"a consumer must wait for the item and return it, but got {got!r}"


@behaviour("S01", "S02", "S03")
@every_schedule(budget=150, samples=50)
def test_two_consumers_get_an_item_each(kata):
    handover = kata.Handover()

    def produce_two():
        handover.produce("a")
        handover.produce("b")

    *got, _ = in_threads(handover.consume, handover.consume, produce_two)
    assert sorted(got, key=str) == ["a", "b"], f"two consumers must share out 'a' and 'b', but got {got}"


@behaviour("S02")
@every_schedule
def test_items_that_nobody_waits_for_are_kept_in_order(kata):
    handover, got = kata.Handover(), []
    for item in (1, 2, 3):
        handover.produce(item)
    for _ in range(3):
        got.append(handover.consume())
    assert got == [1, 2, 3], f"items must be kept, first in, first out: [1, 2, 3], not {got}"
    got, _ = in_threads(handover.consume, lambda: handover.produce(4))
    assert got == 4, f"the next consumer must wait for item 4, but got {got!r}"


@behaviour("S08", "S09", "S10", "S11", "S12")
@every_schedule(budget=20, samples=10)
def test_five_rounds_of_producer_and_consumer(kata):
    handover, lines = kata.Handover(), []
    draw = random.Random(0)

    def consumer():
        lines.append("waiting")
        lines.append(handover.consume())

    def producer():
        before = time.monotonic()
        time.sleep(1)
        assert time.monotonic() - before >= 1, "the producer makes its item after a second"
        item = draw.randint(0, 1000)
        lines.append(("produced", item))
        handover.produce(item)

    for _ in range(5):
        in_threads(producer, consumer)
    rounds = [lines[n : n + 3] for n in range(0, len(lines), 3)]
    assert len(rounds) == 5, f"five rounds print 15 lines, not {len(lines)}"
    for first, second, consumed in rounds:
        (_, produced) = first if second == "waiting" else second
        assert consumed == produced, f"a round must end with its item {produced} consumed, not {consumed}"
        assert 0 <= consumed <= 1000, f"randint(0, 1000) lies within 0 and 1000, both included, not {consumed}"


@pytest.mark.parametrize("slots", [1, 2])
@behaviour("S01", "S02", "S03")
@every_schedule(budget=150, samples=50)
def test_no_more_than_the_limit_are_inside(kata, slots):
    limit, room = kata.Limit(slots), Room()
    results = in_threads(*[lambda: limit.run(room.visit)] * 3)
    assert room.most <= slots, f"with {slots} slots, {room.most} threads were inside at once"
    assert results == ["visited"] * 3, f"each thread must get the result of its work, but got {results}"


@behaviour("S01")
@every_schedule
def test_as_many_as_the_limit_are_inside_together(kata):
    limit, meeting = kata.Limit(2), threading.Barrier(2)
    places = in_threads(lambda: limit.run(meeting.wait), lambda: limit.run(meeting.wait))
    assert sorted(places, key=str) == [0, 1], f"with 2 slots two threads must meet inside, but got {places}"


@behaviour("S02")
@every_schedule(budget=150, samples=50)
def test_an_error_gives_the_slot_back(kata):
    limit, room = kata.Limit(1), Room()
    with pytest.raises(ZeroDivisionError):
        limit.run(lambda: 1 // 0)
    in_threads(lambda: limit.run(room.visit), lambda: limit.run(room.visit))
    assert room.most == 1, f"after an error there must be 1 slot again, but {room.most} threads were inside at once"


@behaviour("S03")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    handover, limit = kata.Handover(), kata.Limit(1)

    def late():
        limit.run(lambda: time.sleep(3600))  # passes when nobody has anything to do
        handover.produce("item")
        return "late"

    got = in_threads(late, handover.consume, lambda: limit.run(lambda: "quick"))
    assert got == ["late", "item", "quick"], f"who waits for an item or a slot must sleep until it gets it, but: {got}"
