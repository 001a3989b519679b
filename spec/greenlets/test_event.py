"""Event: what the notes document, as tests."""

import gevent
from gevent.event import Event

from dojo import behaviour, first_difference
from dojo.worlds.greenlets import extra_switches, hub_order, in_greenlets

HOUR = 3600


def switch():
    """Let the others run, some of them twice."""
    for _ in range(3):
        gevent.sleep(0)


def refuses(latch):
    """Whether `latch` raises RuntimeError at one more arrival."""
    try:
        latch.arrive()
    except RuntimeError:
        return True
    return False


@behaviour("G42", "G44")
@hub_order
def test_one_sets_and_five_wake_in_twelve_lines(kata):
    event, log = Event(), []
    in_greenlets(lambda: kata.setter(event, switch, log.append), *[lambda: kata.waiter(event, log.append)] * 5)
    expected = ["wait for me", *["I wait"] * 5, "I am done", *["it is time"] * 5]
    assert log == expected, f"the twelve lines must be right, but {first_difference(log, expected)}: {log}"


@behaviour("G43")
@extra_switches
def test_nobody_passes_before_the_event(kata):
    event, log = Event(), []
    in_greenlets(*[lambda: kata.waiter(event, log.append)] * 3, lambda: kata.setter(event, switch, log.append))
    done, lines = log.index("I am done") if "I am done" in log else len(log), log.count("it is time")
    early = log[:done].count("it is time")
    assert early == 0, f"wait() must hold its greenlet up until the event is set, but {early} passed before: {log}"
    assert lines == 3, f"all three waiters must go on after the event, not {lines}: {log}"


@extra_switches
def test_the_setter_says_that_it_is_done_before_it_sets(kata):
    event, said = Event(), []
    kata.setter(event, switch, lambda line: said.append((line, event.is_set())))
    expected = [("wait for me", False), ("I am done", False)]
    assert said == expected, f"both lines must be said before the event is set: {expected}, not {said}"
    assert event.is_set(), "in the end the event must be set, but it is not"


@extra_switches
def test_who_comes_late_passes_at_once(kata):
    event, log = Event(), []
    kata.setter(event, switch, log.append)
    kata.waiter(event, log.append)
    expected = ["wait for me", "I am done", "I wait", "it is time"]
    assert log == expected, f"after the event a waiter must pass: {expected}, not {log}"


@hub_order
def test_a_wait_with_a_limit_tells_whether_the_event_was_set(kata):
    event = Event()
    came = kata.wait_at_most(event, 0.001)
    assert came is False, f"the event was not set in time: False must be returned, not {came}"
    came, _ = in_greenlets(lambda: kata.wait_at_most(event, HOUR), lambda: (switch(), event.set()))
    assert came is True, f"the event was set in time: True must be returned, not {came}"


@extra_switches
def test_a_latch_opens_when_all_have_arrived(kata):
    latch, log = kata.Latch(3), []

    def arrives():
        switch()
        log.append("arrives")
        latch.arrive()

    def waits():
        latch.wait()
        log.append("passes")

    in_greenlets(waits, arrives, waits, arrives, arrives)
    expected = ["arrives"] * 3 + ["passes"] * 2
    assert log == expected, f"two must wait until three have arrived, not {log}"


@extra_switches
def test_a_latch_stays_open(kata):
    latch, log = kata.Latch(1), []
    latch.arrive()
    in_greenlets(*[lambda: (latch.wait(), log.append("passes"))] * 2)
    latch.wait()
    assert refuses(latch), "an arrival too many must raise RuntimeError"
    latch.wait()
    assert log == ["passes"] * 2, f"an open latch must hold nobody up, but only {log} passed"


@hub_order
def test_a_latch_for_nobody_is_open(kata):
    latch = kata.Latch(0)
    latch.wait()
    assert refuses(latch), "where nobody is missing, an arrival must raise RuntimeError"


@extra_switches
def test_to_arrive_is_not_to_wait(kata):
    latch, log = kata.Latch(2), []
    in_greenlets(lambda: (latch.arrive(), log.append("first goes on"), latch.arrive()), latch.wait)
    assert log == ["first goes on"], f"arrive() must not wait for the others: {log}"
    assert refuses(latch), "an arrival too many must raise RuntimeError"
