"""Timeouts: what the notes document, and what really holds, as tests.

What comes in time has an hour, what comes too late never comes: no test runs against the clock.
"""

from contextlib import contextmanager
from unittest import mock

import gevent
import pytest
from gevent.event import Event

from dojo import behaviour
from dojo.worlds.greenlets import hub_order

HOUR, MOMENT = 3600, 0.001

WAYS = {
    "interrupted_join": lambda kata, wait, seconds: kata.interrupted_join(gevent.spawn(wait), seconds),
    "limited_join": lambda kata, wait, seconds: kata.limited_join(gevent.spawn(wait), seconds),
    "limited_get": lambda kata, wait, seconds: kata.limited_get(gevent.spawn(wait), seconds, False),
    "limited_call": lambda kata, wait, seconds: kata.limited_call(wait, seconds, False),
    "ended_or_killed": lambda kata, wait, seconds: kata.ended_or_killed(gevent.spawn(wait), seconds),
}
every_way = pytest.mark.parametrize("way", WAYS)
waits_for_a_greenlet = pytest.mark.parametrize("way", ["interrupted_join", "limited_join", "limited_get"])


def soon():
    """Return True after some turns of the others."""
    for _ in range(3):
        gevent.sleep(0)
    return True


@contextmanager
def timeouts_started():
    """Give the list of the Timeouts that are started in the block."""
    started, start = [], gevent.Timeout.start

    def recorded(timeout):
        started.append(timeout)
        start(timeout)

    with mock.patch.object(gevent.Timeout, "start", recorded):
        yield started


@behaviour("G36", "G41")
@every_way
@hub_order
def test_each_way_gives_up_on_what_never_ends(kata, way):
    never = Event()
    answer = WAYS[way](kata, never.wait, MOMENT)
    never.set()
    gevent.sleep(0)
    assert answer is False, f"{way} must give up and return False, not {answer}"


@every_way
@hub_order
def test_what_ends_in_time_leaves_no_timeout_behind(kata, way):
    with timeouts_started() as started:
        answer = WAYS[way](kata, soon, HOUR)
    left = sum(each.pending for each in started)
    for each in started:
        each.close()
    assert answer is True, f"what ends in time must be told: True, not {answer}"
    assert left == 0, f"{way} must leave no Timeout started, but {left} would strike later, somewhere else"


@waits_for_a_greenlet
@hub_order
def test_what_has_ended_before_leaves_no_timeout_behind(kata, way):
    greenlet = gevent.spawn(soon)
    greenlet.join()
    arguments = (greenlet, HOUR, False) if way == "limited_get" else (greenlet, HOUR)
    with timeouts_started() as started:
        answer = getattr(kata, way)(*arguments)
    left = sum(each.pending for each in started)
    for each in started:
        each.close()
    assert answer is True, f"what has ended before must be told: True, not {answer}"
    assert left == 0, f"{way} had nothing to wait for and must leave no Timeout started, but left {left}"


@every_way
@hub_order
def test_the_timeout_of_somebody_else_passes_through(kata, way):
    never, passed = Event(), None
    with gevent.Timeout(MOMENT, False) as others:
        try:
            WAYS[way](kata, never.wait, HOUR)
        except gevent.Timeout as error:
            passed = error
            raise
        finally:
            others.close()
            never.set()
            gevent.sleep(0)
    right = passed is others
    assert right, f"a Timeout that {way} did not start must pass through it; what came out is {passed!r}"


@behaviour("G37", "G38", "G41")
@waits_for_a_greenlet
@hub_order
def test_the_greenlet_goes_on(kata, way):
    release, log = Event(), []

    def late():
        release.wait()
        log.append("went on")

    greenlet = gevent.spawn(late)
    arguments = (greenlet, MOMENT, False) if way == "limited_get" else (greenlet, MOMENT)
    answer = getattr(kata, way)(*arguments)
    release.set()
    greenlet.join()
    assert answer is False, f"{way} must give up and return False, not {answer}"
    assert log == ["went on"], f"{way} must give up on the greenlet, not end it; it told {log}"


@behaviour("G38")
@hub_order
def test_join_with_a_limit_never_raises(kata):
    release = Event()
    greenlet = gevent.spawn(release.wait)
    with timeouts_started() as started:
        by_accident = gevent.Timeout(HOUR).start()
    started[0].close()
    assert by_accident is None, f"Timeout.start() must return None, so join(timeout=...) gets no limit: {by_accident!r}"
    silent = greenlet.join(timeout=MOMENT)
    assert silent is None and not greenlet.ready(), "join(timeout=...) must return None and never raise"
    answers = [kata.limited_join(greenlet, MOMENT)]
    release.set()
    answers.append(kata.limited_join(greenlet, HOUR))
    assert answers == [False, True], f"limited_join must tell itself whether it ended: [False, True], not {answers}"


@behaviour("G39")
@hub_order
def test_get_gives_the_value_or_raises_the_very_timeout(kata):
    never = Event()
    greenlet = gevent.spawn(never.wait)
    with gevent.Timeout(MOMENT) as timer, pytest.raises(gevent.Timeout) as caught:
        greenlet.get(timeout=timer)
    never.set()
    assert caught.value is timer, f"get(timeout=timer) must raise that timer, not {caught.value!r}"
    value = kata.limited_get(gevent.spawn(lambda: soon() and "value"), HOUR, "default")
    assert value == "value", f"what comes in time must be returned, 'value', not {value!r}"


@hub_order(expects=(KeyError,))
def test_get_raises_what_the_greenlet_raised(kata):
    def broken():
        raise KeyError("broken")

    try:
        got = kata.limited_get(gevent.spawn(broken), HOUR, "default")
    except KeyError as error:
        got = error
    assert isinstance(got, KeyError), f"the greenlet's KeyError must be raised, not {got!r}"


@behaviour("G40")
@hub_order
def test_a_call_is_interrupted_itself(kata):
    never, log = Event(), []

    def call():
        log.append(gevent.getcurrent())
        try:
            never.wait()
            log.append("went on")
        finally:
            log.append("cleaned up")

    answer = kata.limited_call(call, MOMENT, "default")
    never.set()
    gevent.sleep(0)
    assert answer == "default", f"a call that takes too long must give the default, not {answer!r}"
    here = log == [gevent.getcurrent(), "cleaned up"]
    assert here, f"the function must run in the caller's greenlet and be interrupted there, but it told {log}"


@hub_order
def test_who_is_late_is_killed_at_last(kata):
    never, log = Event(), []

    def late():
        try:
            never.wait()
            log.append("went on")
        finally:
            log.append("cleaned up")

    greenlet = gevent.spawn(late)
    ended = kata.ended_or_killed(greenlet, MOMENT)
    dead = greenlet.ready()
    never.set()
    gevent.sleep(0)
    assert ended is False, f"a greenlet that had to be killed did not end by itself: False, not {ended}"
    assert dead and log == ["cleaned up"], f"ended_or_killed must kill the greenlet (dead: {dead}), which told {log}"
