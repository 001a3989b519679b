"""The end of a queue: every consumer learns that nothing more will come."""

import time
from threading import Event, current_thread

import pytest

from dojo import behaviour, every_schedule


@behaviour("Q09", "Q10")
@every_schedule(budget=80, samples=20)
def test_the_program_ends_when_every_item_is_worked_on(kata):
    seen = []
    kata.run([1, 2], seen.append, consumers=2)
    assert sorted(seen) == [1, 2], f"items 1 and 2 must be worked on once each before run() returns, not {seen}"


@behaviour("Q09")
@every_schedule(budget=80, samples=20)
def test_no_consumer_outlives_the_program(kata):
    consumers, all_at_work = [], Event()

    def work(item):
        consumers.append(current_thread())
        if len(consumers) == 3:
            all_at_work.set()
        all_at_work.wait(timeout=60)

    kata.run("abc", work, consumers=3)
    assert len(set(consumers)) == 3, f"three consumers must work on three items at once, not {len(set(consumers))}"
    alive = [thread.name for thread in consumers if thread.is_alive()]
    assert alive == [], f"run() returned while {alive} were still running"


@behaviour("Q09")
@pytest.mark.parametrize("consumers", [1, 2, 3])
@every_schedule(budget=80, samples=20)
def test_any_number_of_consumers_ends(kata, consumers):
    seen = []
    kata.run(["only"], seen.append, consumers=consumers)
    assert seen == ["only"], f"the only item must be worked on by one of {consumers} consumers, not {seen}"


@behaviour("Q05")
@every_schedule(budget=80, samples=20)
def test_an_item_may_be_anything(kata):
    seen = []
    kata.run([None, 0, "", "last"], seen.append, consumers=1)
    assert seen == [None, 0, "", "last"], f"None, 0 and '' are items like others, but work() saw only {seen}"


@behaviour("Q08")
@every_schedule(budget=80, samples=20)
def test_a_pause_is_not_the_end(kata):
    def slow_items():
        yield "early"
        time.sleep(3600)
        yield "late"

    start, seen = time.monotonic(), []
    kata.run(slow_items(), lambda item: seen.append((item, time.monotonic() - start >= 3600)), consumers=2)
    assert ("late", True) in seen, f"the item put an hour later must be worked on too, not {seen} only"
    assert len(seen) == 2, f"two items must be worked on once each, not {seen}"
