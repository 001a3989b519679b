"""A queue of your own: nothing is lost, nobody sleeps on, and join() waits for the work."""

import queue as ready_made
import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from dojo import every_schedule, examples, in_threads


def refusal(call):
    """Return the name of the exception that `call` raises, or "nothing"."""
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return "nothing"


def consumer(queue, done, items=1):
    """Return a function that takes so many items, each done before it is reported."""

    def consume():
        for _ in range(items):
            done.append(queue.get())
            queue.task_done()

    return consume


def joiner(queue, done):
    """Return a function that waits in join() and returns what was done by then."""

    def wait():
        queue.join()
        return list(done)

    return wait


@every_schedule
def test_items_come_in_the_order_in_which_they_went(kata):
    queue, items = kata.Queue(), ["first", None, 0, "last"]
    for item in items:
        queue.put(item)
    got = [queue.get() for _ in items]
    assert got == items, f"the items must come out in the order of put(), {items}, not {got}"


@every_schedule(budget=60, samples=20)
def test_two_items_wake_two(kata):
    queue = kata.Queue()
    *got, _ = in_threads(queue.get, queue.get, lambda: [queue.put("a"), queue.put("b")])
    assert sorted(got, key=str) == ["a", "b"], f"two that wait must get one of two items each, not {got}"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_nobody_takes_what_is_not_there(kata):
    queue = kata.Queue()

    def take():
        try:
            return queue.get()
        except LookupError as error:
            raise AssertionError(f"whoever finds no item waits until there is one, but: {error}") from None

    def put_and_take():
        time.sleep(1)  # passes when nobody can run: the other one waits already
        queue.put("a")
        return take()  # quicker than the waiter, which may happen

    def put_another():
        time.sleep(3600)
        queue.put("b")

    *got, _ = in_threads(take, put_and_take, put_another)
    assert sorted(got, key=str) == ["a", "b"], f"two must get one of two items each, not {got}"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_a_full_queue_makes_its_producer_wait(kata):
    queue, put = kata.Queue(maxsize=1), []

    def produce():
        for item in ("a", "b", "c"):
            queue.put(item)
            put.append(item)

    def consume():
        time.sleep(1)  # passes when nobody can run: the producer waits already
        held = list(put)
        return held, [queue.get() for _ in range(3)]

    _, (held, got) = in_threads(produce, consume)
    assert held == ["a"], f"a queue of 1 must hold one item and make its producer wait, but put() returned for {held}"
    assert got == ["a", "b", "c"], f"the producer must go on when there is room: a, b, c must arrive, not {got}"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_nobody_puts_where_there_is_no_room(kata):
    queue, put = kata.Queue(maxsize=1), []
    queue.put("a")

    def give(item):
        queue.put(item)
        put.append(item)

    def make_room_and_take_it():
        time.sleep(1)  # passes when nobody can run: the other producer waits already
        got = queue.get()
        give("c")  # quicker than the waiter, which may happen
        return got

    def take_the_rest():
        time.sleep(3600)
        held = list(put)
        return held, [queue.get(), queue.get()]

    _, got, (held, rest) = in_threads(lambda: give("b"), make_room_and_take_it, take_the_rest)
    assert len(held) == 1, f"a queue of 1 had room for one more item, but put() returned for {held}"
    assert sorted([got, *rest], key=str) == ["a", "b", "c"], f"a, b and c must come out, not {[got, *rest]}"


@every_schedule(budget=150, samples=60)
def test_nobody_sleeps_while_there_is_something_to_do(kata):
    queue = kata.Queue(maxsize=1)
    *got, _, _ = in_threads(queue.get, queue.get, lambda: queue.put("a"), lambda: queue.put("b"))
    assert sorted(got, key=str) == ["a", "b"], f"two producers and two consumers must hand over a and b, not {got}"


@every_schedule(budget=80, samples=30)
def test_join_waits_for_the_work(kata):
    queue, done = kata.Queue(), []
    queue.put("a")
    queue.put("b")
    *_, seen = in_threads(consumer(queue, done), consumer(queue, done), joiner(queue, done))
    assert len(seen) == 2, f"join() must wait until both items are done, but it returned after {seen}"


@every_schedule(budget=60, samples=20)
def test_join_waits_for_what_is_put_meanwhile(kata):
    queue, done = kata.Queue(), []
    queue.put("first")

    def consume():
        done.append(queue.get())
        queue.put("second")
        queue.task_done()
        consumer(queue, done)()

    _, seen = in_threads(consume, joiner(queue, done))
    assert seen == ["first", "second"], f"join() must wait for an item that is put meanwhile too, but saw {seen} done"


@every_schedule(budget=60, samples=20)
def test_everybody_who_joins_goes_on(kata):
    queue, done = kata.Queue(), []
    queue.join()  # nothing was put: there is nothing to wait for
    queue.put("item")

    *seen, _ = in_threads(joiner(queue, done), joiner(queue, done), consumer(queue, done))
    assert seen == [["item"], ["item"]], f"two that join must both go on when the item is done, not see {seen}"


@every_schedule
def test_done_too_often_is_refused(kata):
    queue, done = kata.Queue(), []
    refused = refusal(queue.task_done)
    assert refused == "ValueError", f"task_done() without an item must raise ValueError, not {refused}"
    queue.put("item")
    refused, seen = in_threads(lambda: refusal(consumer(queue, done)), joiner(queue, done))
    right = (refused, seen) == ("nothing", ["item"])
    assert right, (
        f"a refused task_done() must change nothing, but then join() saw {seen} and task_done() raised {refused}"
    )
    refused = refusal(queue.task_done)
    assert refused == "ValueError", f"a second task_done() for one item must raise ValueError, not {refused}"


@every_schedule(budget=60, samples=20)
def test_two_work_at_the_same_time(kata):
    queue, meeting = kata.Queue(), threading.Barrier(2)
    queue.put("a")
    queue.put("b")

    def consume():
        item = queue.get()
        place = meeting.wait()
        queue.task_done()
        return item, place

    items, places = zip(*in_threads(consume, consume), strict=True)
    assert sorted(items, key=str) == ["a", "b"], f"two must take one of two items each, not {items}"
    assert sorted(places) == [0, 1], f"two that took an item each must meet at work, but met as {places}"


@examples(6)
@given(maxsize=st.integers(0, 2), items=st.integers(1, 3))
@every_schedule(budget=40, samples=24)
def test_any_size_and_number_of_items(kata, maxsize, items):
    queue, done = kata.Queue(maxsize), []

    def produce():
        for item in range(items):
            queue.put(item)
        return joiner(queue, done)()

    _, seen = in_threads(consumer(queue, done, items), produce)
    assert seen == list(range(items)), f"join() must return when 0 to {items - 1} are done, in order, not {seen}"


@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    queue = kata.Queue(maxsize=1)

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        queue.put("early")
        queue.put("late")

    def consume():
        got = queue.get()
        time.sleep(3600)
        queue.task_done()
        last = queue.get()
        queue.task_done()
        return got, last

    def wait():
        time.sleep(3601)
        queue.join()
        return "went on"

    _, got, went_on = in_threads(late, consume, wait)
    assert got == ("early", "late"), f"one that takes must sleep until there is an item, but got {got}"
    assert went_on == "went on", f"join() must sleep until both items are done, but returned {went_on}"


@every_schedule
def test_it_is_not_the_ready_made_one(kata):
    queue = kata.Queue()
    queue.put("item")
    got = queue.get()
    assert got == "item", f"get() must return the item, not {got!r}"
    kinds = (ready_made.Queue, ready_made.SimpleQueue)
    found = [part for part in (queue, *vars(queue).values()) if isinstance(part, kinds)]
    assert not found, f"build it from threading.Condition: a ready-made {type(found[0]).__name__} was found in it"
