"""Bounded buffer: never below empty, never above full, and nobody sleeps for ever."""

import time
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples, in_threads

PROGRAM = """
class producer(Thread):
    def run(self):
        for i in range(10):
            lengths.append(buffer.put(i))

class consumer(Thread):
    def run(self):
        for _ in range(5):
            item, length = buffer.get()
            items.append(item)
            lengths.append(length)

consumers = consumer(), consumer()
producer = producer()
for thread in (*consumers, producer):
    thread.start()
for thread in (*consumers, producer):
    thread.join()
"""


@behaviour("C05", "C07", "C11", "C12")
@every_schedule(budget=300, samples=30)
def test_two_consumers_wait_while_it_is_empty(kata):
    buffer = kata.Buffer()
    *got, lengths = in_threads(buffer.get, buffer.get, lambda: [buffer.put("a"), buffer.put("b")])
    items = sorted(item for item, _ in got)
    assert items == ["a", "b"], f"two consumers must share out 'a' and 'b', but got {items}"
    told = lengths, sorted(left for _, left in got)
    in_turn, both_first = ([1, 1], [0, 0]), ([1, 2], [0, 1])
    assert told in (in_turn, both_first), f"each call must tell how many items are there after it, but they told {told}"


@behaviour("C06", "C07", "C10", "C11", "C12")
@every_schedule(budget=150, samples=30)
def test_two_producers_wait_while_it_is_full(kata):
    buffer = kata.Buffer(1)
    lengths = [buffer.put("a")]
    *later, got = in_threads(lambda: buffer.put("b"), lambda: buffer.put("c"), lambda: [buffer.get(), buffer.get()])
    lengths += later
    assert lengths == [1, 1, 1], f"a buffer for 1 item must not hold more, but after put() it held {lengths}"
    assert got[0] == ("a", 0), f"the oldest item must come out first and leave 0: ('a', 0), not {got[0]}"


@behaviour("C12")
@every_schedule(budget=150, samples=60)
def test_nobody_sleeps_while_there_is_something_to_do(kata):
    buffer = kata.Buffer(1)
    calls = [buffer.get, buffer.get, lambda: buffer.put("a"), lambda: buffer.put("b")]
    (first, _), (second, _), *_ = in_threads(*calls, names=["get", "get", "put", "put"])
    items = sorted([first, second])
    assert items == ["a", "b"], f"two consumers must get what two producers put, 'a' and 'b', not {items}"


@behaviour("C10")
@every_schedule(budget=150, samples=30)
def test_nobody_waits_without_need(kata):
    buffer, another = kata.Buffer(3), kata.Buffer(3)
    another.put("elsewhere")
    lengths = [buffer.put(item) for item in (None, 0, "c")]
    assert lengths == [1, 2, 3], f"there is room for 3 items without a consumer: lengths 1, 2, 3, not {lengths}"
    got = [buffer.get() for _ in range(3)]
    expected = [(None, 2), (0, 1), ("c", 0)]
    assert got == expected, f"the items must come out in the order in which they were put: {expected}, not {got}"
    *got, _ = in_threads(buffer.get, buffer.get, lambda: [buffer.put(None), buffer.put(0)])
    items = {item for item, _ in got}
    assert items == {None, 0}, f"two consumers must wait for None and 0, but got {items}"


@behaviour("C08", "C09", "C10", "C13")
@every_schedule(budget=30, samples=30)
def test_ten_items_without_a_sleep(kata):
    program = {"Thread": Thread, "buffer": kata.Buffer(), "items": [], "lengths": []}
    exec(PROGRAM, program)
    items, lengths = sorted(program["items"]), program["lengths"]
    assert items == list(range(10)), f"ten items must be produced and each consumed once, not {items}"
    assert len(lengths) == 20, f"each of twenty calls must tell the length, not {len(lengths)}"
    assert 0 <= min(lengths) <= max(lengths) <= 5, f"the length must stay between 0 and 5, not {sorted(set(lengths))}"
    with pytest.raises(TypeError, match="not callable"):
        program["producer"]()  # the program has hidden its class behind the one instance


@behaviour("C06", "C08", "C09")
@pytest.mark.parametrize(("count", "until"), [(10, 10), (30, 49)])
@every_schedule(budget=2, samples=2, sleeps="ordered")
def test_slow_consumers_stop_the_producer_only_when_it_is_full(kata, count, until):
    buffer, start = kata.Buffer(), time.monotonic()

    def consume():
        for _ in range(count // 2):
            buffer.get()
            time.sleep(4)

    def produce():
        lengths = []
        for number in range(count):
            time.sleep(1)
            lengths.append(buffer.put(number))
        return max(lengths), round(time.monotonic() - start)

    *_, (longest, took) = in_threads(consume, consume, produce)
    assert took == until, f"{count} items, one a second, must be in the buffer after {until} s, not {took}"
    assert longest <= 5, f"a buffer for 5 items must not hold {longest}"


@behaviour("C08", "C10")
@examples(12)
@given(size=st.integers(1, 3), producers=st.integers(1, 2), consumers=st.integers(1, 2))
@every_schedule(budget=240, samples=72)
def test_any_number_of_producers_and_consumers(kata, size, producers, consumers):
    buffer, each = kata.Buffer(size), 2 // producers
    calls = [lambda: [buffer.put("item") for _ in range(each)]] * producers
    calls += [lambda: [buffer.get()[1] for _ in range(2 // consumers)]] * consumers
    lengths = [length for told in in_threads(*calls) for length in told]
    assert len(lengths) == 4, f"two items put and got must tell four lengths, not {lengths}"
    assert set(lengths) <= set(range(size + 1)), f"a buffer for {size} must hold 0 to {size} items, not {lengths}"


@behaviour("C05", "C06")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    buffer = kata.Buffer(1)

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        buffer.put("a")
        time.sleep(3600)
        buffer.put("b")

    *got, _ = in_threads(buffer.get, buffer.get, late)
    items = sorted(item for item, _ in got)
    assert items == ["a", "b"], f"two consumers must sleep until 'a' and 'b' come and get one each, not {items}"
