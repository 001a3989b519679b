"""Queue: what the notes document, as tests."""

import gevent
import pytest
from gevent.queue import Full, Queue

from dojo import behaviour, first_difference
from dojo.worlds.greenlets import extra_switches, hub_order, in_greenlets

HOUR = 3600


def items_of(log):
    """Return the numbers of the items in the order in which they were told."""
    return [int(line.rpartition(" ")[2]) for line in log if " got " in line]


def turns(count, names="123"):
    """Return what is told when `names` take `count` items in turn."""
    return [f"{names[item % len(names)]} got {item}" for item in range(count)]


@behaviour("G53", "G54", "G55")
@hub_order
def test_three_drain_in_turn_what_one_has_filled(kata):
    queue, log = Queue(), []
    in_greenlets(
        lambda: kata.fill(queue, range(10)), *[lambda name=name: kata.drain(name, queue, log.append) for name in "123"]
    )
    expected = [*turns(10), "2 quits", "3 quits", "1 quits"]
    differs = first_difference(log, expected)
    assert log == expected, f"1, 2, 3 must take 0 to 9 in turn and quit in the order 2, 3, 1, but {differs}: {log}"


@behaviour("G51")
@extra_switches
def test_nobody_waits_at_an_empty_queue(kata):
    queue, log = Queue(), []
    kata.fill(queue, range(5))
    in_greenlets(*[lambda name=name: kata.drain(name, queue, log.append) for name in "123"])
    taken, quits = items_of(log), sum(line.endswith("quits") for line in log)
    assert taken == [0, 1, 2, 3, 4], f"each item must be taken once, in order, not {taken}"
    assert quits == 3, f"all three must quit when the queue is empty, not {quits}"


@behaviour("G52")
@hub_order
def test_fill_does_not_wait_for_room(kata):
    queue = Queue(maxsize=2)
    with pytest.raises(Full):
        kata.fill(queue, range(3))
    held = queue.qsize()
    assert held == 2, f"what fits must be in the queue, two items, not {held}"


@behaviour("G58", "G59")
@hub_order
def test_a_bounded_queue_gives_25_lines(kata):
    queue, log = Queue(maxsize=3), []
    in_greenlets(
        lambda: kata.produce(queue, [range(10), range(10, 20)], log.append),
        *[lambda name=name: kata.consume(name, queue, 0.005, log.append) for name in "123"],
    )
    expected = turns(20)
    expected.insert(18, "batch 2 is out")
    expected.insert(9, "batch 1 is out")
    expected += ["3 quits", "1 quits", "2 quits"]
    assert log == expected, f"the 25 lines must be right, but {first_difference(log, expected)}: {log}"


@behaviour("G57")
@extra_switches
def test_whoever_waits_in_vain_quits(kata):
    queue, log = Queue(), []
    in_greenlets(
        lambda: kata.consume("1", queue, 0.001, log.append),
        lambda: kata.produce(queue, [range(3)], log.append),
        lambda: kata.consume("2", queue, 0.001, log.append),
    )
    taken = items_of(log)
    assert taken == [0, 1, 2], f"all items must be taken, in order, not {taken}"
    assert sorted(log[-2:]) == ["1 quits", "2 quits"], f"both must quit, at the end, when no more items come, not {log}"


@behaviour("G49")
@extra_switches
def test_get_waits_for_an_item(kata):
    queue, log = Queue(), []
    consumer = gevent.spawn(kata.consume, "1", queue, HOUR, log.append)
    for item in range(2):
        for _ in range(6):
            gevent.sleep(0)
        quitted = consumer.ready()
        assert not quitted, f"with an hour of patience it must wait for item {item}, but it ended: {log}"
        kata.produce(queue, [[item]], lambda line: None)
    for _ in range(6):
        gevent.sleep(0)
    consumer.kill()
    assert log == ["1 got 0", "1 got 1"], f"what comes late must be taken, items 0 and 1, not {log}"


@behaviour("G50", "G56")
@extra_switches
def test_put_waits_for_room(kata):
    queue, sizes, log = Queue(maxsize=3), [], []

    def slow():
        for _ in range(8):
            gevent.sleep(0)
            sizes.append(queue.qsize())
            queue.get(timeout=HOUR)

    in_greenlets(lambda: kata.produce(queue, [range(5), range(5, 8)], log.append), slow)
    most = max(sizes)
    assert most <= 3, f"a queue with maxsize 3 must hold three items at most, not {most}"
    assert log == ["batch 1 is out", "batch 2 is out"], f"both batches must get out in the end, not {log}"


@hub_order
def test_offer_tells_whether_there_was_room(kata):
    queue = Queue(maxsize=1)
    answers = [kata.offer(queue, None), kata.offer(queue, "late")]
    assert answers == [True, False], f"of two offers to a queue for one the first fits: [True, False], not {answers}"
    kept = (queue.qsize(), queue.get_nowait() if queue.qsize() else "nothing")
    assert kept == (1, None), f"the first item, None, must be in the queue and nothing else: (1, None), not {kept}"
