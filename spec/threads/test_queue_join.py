"""Queue.join: put, get, task_done and join, and what each of them counts."""

import time
from queue import Queue
from threading import Event, Thread, current_thread

import pytest

from dojo import behaviour, every_schedule


@behaviour("Q01", "Q02", "Q06")
@every_schedule(budget=80, samples=20)
def test_items_are_taken_in_the_order_in_which_they_were_put(kata):
    seen = []
    kata.process("abc", seen.append, consumers=1)
    assert seen == ["a", "b", "c"], f"one consumer must see a, b, c in the order of put(), not {seen}"


@behaviour("Q05")
@every_schedule(budget=80, samples=20)
def test_each_item_goes_to_exactly_one_consumer(kata):
    seen = []
    kata.process([1, 2, 3], seen.append, consumers=2)
    assert sorted(seen) == [1, 2, 3], f"items 1, 2, 3 must be worked on once each, not {sorted(seen)}"


@behaviour("Q04")
@every_schedule(budget=80, samples=20)
def test_process_waits_for_the_work_not_for_an_empty_queue(kata):
    begun, ended = [], []

    def work(item):
        begun.append(item)
        ended.append(item)

    kata.process([1, 2], work, consumers=2)
    assert sorted(ended) == [1, 2], f"process() returned when work had begun on {begun} but ended on {ended} only"


@behaviour("Q03")
@every_schedule(budget=80, samples=20)
def test_an_item_whose_work_raises_is_done_too(kata):
    def work(item):
        if item == "bad":
            raise ValueError(item)

    failed = kata.process(["bad", "good", "bad"], work, consumers=1)
    assert failed == ["bad", "bad"], f"process() must return the two failed items, not {failed}"


@behaviour("Q03")
@every_schedule(budget=80, samples=20)
def test_task_done_is_called_once_for_each_item(kata):
    queue, seen = Queue(), []
    Thread(target=kata.consume, args=(queue, seen.append, []), daemon=True).start()
    queue.put("a")
    queue.put("b")
    queue.join()
    with pytest.raises(ValueError, match="called too many times"):
        queue.task_done()
    assert seen == ["a", "b"], f"join() returned when work was done on {seen}, not on a and b"


@behaviour("Q09", "Q10")
@every_schedule(budget=80, samples=20)
def test_neither_task_done_nor_join_ends_a_consumer(kata):
    queue, seen = Queue(), []
    consumer = Thread(target=kata.consume, args=(queue, seen.append, []), daemon=True)
    consumer.start()
    for item in ("first", "second"):
        queue.put(item)
        queue.join()
        assert consumer.is_alive(), f"consume() must go on after item {item!r}, but its thread has ended"
    assert seen == ["first", "second"], f"the items of both rounds must be worked on, not {seen}"


@behaviour("Q05", "Q07")
@every_schedule(budget=80, samples=20)
def test_consumers_work_at_the_same_time(kata):
    names, missed, all_at_work = set(), [], Event()

    def work(item):
        names.add(current_thread().name)
        if len(names) == 3:
            all_at_work.set()
        if not all_at_work.wait(timeout=60):
            missed.append(item)

    kata.process([1, 2, 3], work, consumers=3)
    assert missed == [], f"three consumers must work on three items at the same time; items {missed} met nobody"
    assert len(names) == 3, f"each consumer must be a thread with a name of its own; the names are {sorted(names)}"


@behaviour("Q08")
@every_schedule(budget=80, samples=20)
def test_work_begins_while_items_are_still_to_come(kata):
    first_is_done, late = Event(), []

    def items():
        yield "first"
        if not first_is_done.wait(timeout=60):
            late.append("first")
        yield "second"

    failed = kata.process(items(), lambda item: first_is_done.set())
    assert late == [], "work on the first item must begin although the second has not been put yet"
    assert failed == [], f"no work raised anything, so process() must return [], not {failed}"


@behaviour("Q04")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    ended = []

    def work(item):
        time.sleep(3600)  # passes when nobody has anything to do
        ended.append(item)

    kata.process([1, 2, 3], work, consumers=2)
    assert sorted(ended) == [1, 2, 3], f"process() must sleep until all three items are done, but {ended} were"
