"""Polling: what the notes document, as tests."""

import socket

import gevent
import pytest

from dojo import behaviour
from dojo.worlds.greenlets import extra_switches, hub_order, in_greenlets

HOUR = 3600


@pytest.fixture
def pairs():
    """Two pairs of connected sockets: what is sent into the second of a pair can be read from the first."""
    made = [socket.socketpair() for _ in range(2)]
    yield made
    for each in (*made[0], *made[1]):
        each.close()


@behaviour("G07")
@pytest.mark.slow("a fresh interpreter, twice")
def test_the_submodule_has_to_be_imported(fresh_python):
    def without_it():
        import gevent

        return hasattr(gevent, "select")

    def scene(kata):
        return kata.pause(0.001)

    provided = fresh_python(without_it)
    assert provided is False, f"import gevent alone must not provide gevent.select, but it did: {provided}"
    given = fresh_python(scene)
    assert given == [[], [], []], f"a pause in a fresh interpreter must return three empty lists, not {given}"


@behaviour("G11")
@hub_order
def test_polls_begin_others_work_and_polls_end(kata):
    log = []
    in_greenlets(
        lambda: kata.poll_aloud("first", 0.005, log.append),
        lambda: kata.poll_aloud("second", 0.005, log.append),
        lambda: log.append("third works"),
    )
    expected = ["first polls", "second polls", "third works", "first is done", "second is done"]
    assert log == expected, f"the third must work while the others poll, in the order {expected}, not {log}"


@hub_order
def test_a_shorter_poll_does_not_wait_for_a_longer_one(kata):
    log = []
    long = gevent.spawn(kata.poll_aloud, "long", HOUR, log.append)
    in_greenlets(lambda: kata.poll_aloud("short", 0.001, log.append))
    long.kill()
    expected = ["long polls", "short polls", "short is done"]
    assert log == expected, f"each poll must last as long as it was told, so the log is {expected}, not {log}"


@behaviour("G12")
@extra_switches
def test_a_poll_lets_others_run_and_ends_when_they_send(kata, pairs):
    (first, to_first), (second, _) = pairs
    steps = []

    def send():
        for step in range(3):
            steps.append(step)
            gevent.sleep(0)
        to_first.send(b"hello")

    ready, _ = in_greenlets(lambda: kata.readable([second, first], HOUR), send)
    first.recv(5)
    right = ready == [first]
    assert right, f"the one socket with something to read must be returned, not {ready}"
    assert steps == [0, 1, 2], f"another greenlet must run while one polls for an hour; it took the steps {steps}"


@hub_order
def test_what_is_there_already_is_found(kata, pairs):
    for _, sender in pairs:
        sender.send(b"hello")
    sockets = [reader for reader, _ in pairs]
    right = sorted(map(id, kata.readable(sockets, HOUR) or ())) == sorted(map(id, sockets))
    assert right, "both sockets have something to read; both must be returned"


@hub_order
def test_the_time_limit_ends_a_poll_with_nothing(kata, pairs):
    ready = kata.readable([reader for reader, _ in pairs], 0.001)
    assert ready == [], f"when the time is over, an empty list must be returned, not {ready}"
