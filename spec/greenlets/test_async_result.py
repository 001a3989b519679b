"""AsyncResult: what the notes document, and what really holds, as tests."""

import gevent
from gevent.event import AsyncResult, Event

from dojo import behaviour, first_difference
from dojo.worlds.greenlets import extra_switches, hub_order, in_greenlets


def answer():
    """Return 42 after some turns of the others."""
    for _ in range(3):
        gevent.sleep(0)
    return 42


def broken():
    """Raise a ValueError after some turns of the others."""
    answer()
    raise ValueError("no answer")


def outcome(result):
    """Return what `get()` returns, or the text of the ValueError that it raises."""
    try:
        return result.get()
    except ValueError as error:
        return str(error)


@behaviour("G48")
@hub_order
def test_one_sets_and_five_get_the_value_in_twelve_lines(kata):
    result, log = AsyncResult(), []
    in_greenlets(lambda: kata.setter(result, answer, log.append), *[lambda: kata.waiter(result, log.append)] * 5)
    expected = ["wait for me", *["I wait"] * 5, "I am done", *[42] * 5]
    assert log == expected, f"the twelve lines must be right, but {first_difference(log, expected)}: {log}"


@behaviour("G46")
@extra_switches
def test_every_waiter_gets_the_value_however_late(kata):
    result, log = AsyncResult(), []
    in_greenlets(*[lambda: kata.waiter(result, log.append)] * 2, lambda: kata.setter(result, answer, log.append))
    kata.waiter(result, log.append)
    got = log.count(42)
    assert got == 3, f"two who waited and one who came late must get the value, not {got}: {log}"


@extra_switches
def test_the_setter_says_that_it_is_done_before_it_sets(kata):
    result, said = AsyncResult(), []
    kata.setter(result, answer, lambda line: said.append((line, result.ready())))
    expected = [("wait for me", False), ("I am done", False)]
    assert said == expected, f"both lines must be said before the result is set: {expected}, not {said}"
    assert result.ready(), "in the end the result must be set, but it is not"


@behaviour("G47")
@extra_switches
def test_wait_returns_the_value_as_get_does(kata):
    result = AsyncResult()
    both, _ = in_greenlets(lambda: kata.wait_and_get(result), lambda: (answer(), result.set("it is time")))
    assert both == ("it is time", "it is time"), f"wait() and get() must both return the value, not {both}"


@extra_switches
def test_fulfil_sends_what_the_work_returns(kata):
    result = AsyncResult()
    got = in_greenlets(lambda: outcome(result), lambda: kata.fulfil(result, answer), lambda: outcome(result))
    assert (got[0], got[2]) == (42, 42), f"both waiters must get what the work returns, 42, not {got[0]}, {got[2]}"


@extra_switches(expects=(ValueError,))
def test_fulfil_sends_the_exception_of_the_work(kata):
    result = AsyncResult()
    waiters = [gevent.spawn(outcome, result), gevent.spawn(outcome, result)]
    gevent.spawn(kata.fulfil, result, broken).join()
    gevent.joinall(waiters)
    got = [each.value for each in waiters]
    assert got == ["no answer"] * 2, f"get() must raise the work's ValueError in both waiters, not give {got}"


@extra_switches
def test_nothing_is_still_a_value(kata):
    result = AsyncResult()
    got, _ = in_greenlets(lambda: outcome(result), lambda: kata.fulfil(result, lambda: None))
    ready = result.ready()
    assert ready and got is None, f"work that returns None has a result: None must be sent, not {got} (ready: {ready})"


@behaviour("G45")
@hub_order
def test_an_async_result_is_no_event(kata):
    found = kata.compared_with_event()
    truth = (issubclass(AsyncResult, Event), hasattr(AsyncResult, "clear"), False)
    assert truth == (False, False, False), f"gevent's AsyncResult has become an Event: {truth}"
    assert found == truth, f"no subclass, no clear(), no value for Event.set(): {truth}, not {found}"
