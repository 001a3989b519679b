"""An event of your own: set() wakes all who wait, even if clear() follows at once."""

import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from dojo import every_schedule, examples, in_threads


@every_schedule(budget=100, samples=30)
def test_set_wakes_everybody_who_waits(kata):
    event, done = kata.Event(), []

    def signal():
        done.append("done")
        event.set()

    def wait():
        return event.wait(), len(done)

    *seen, _ = in_threads(wait, wait, signal)
    assert seen == [(True, 1)] * 2, f"two must wait for set() and get True: (True, 1) each, not {seen}"


@every_schedule
def test_the_flag_stays_up_until_it_is_cleared(kata):
    event = kata.Event()
    states = [event.is_set()]
    for change in (event.set, event.set, event.clear, event.clear, event.set):
        change()
        states.append(event.is_set())
    expected = [False, True, True, False, False, True]
    assert states == expected, f"down, set, set, clear, clear, set: the flag must be {expected}, not {states}"
    waited = [event.wait(), event.wait()]
    assert waited == [True, True], f"while the flag is up wait() must return True each time, not {waited}"


@every_schedule(budget=60, samples=30, sleeps="ordered")
def test_who_waits_is_woken_even_if_it_is_cleared_at_once(kata):
    event = kata.Event()

    def set_and_clear():
        time.sleep(1)  # passes when nobody can run: the two others wait already
        event.set()
        event.clear()

    *waited, _ = in_threads(event.wait, event.wait, set_and_clear)
    assert waited == [True, True], f"set() must wake both who wait, although clear() follows, not {waited}"
    assert event.is_set() is False, "after set() and clear() the flag must be down, but it is up"


@every_schedule(budget=100, samples=30)
def test_who_comes_after_clear_waits_for_the_next_set(kata):
    event, rounds = kata.Event(), []
    event.set()
    event.clear()

    def signal():
        rounds.append("second")
        event.set()

    def wait():
        event.wait()
        return list(rounds)

    seen, _ = in_threads(wait, signal)
    assert seen == ["second"], f"a set() that was cleared must not let anybody through, but one passed after {seen}"


@every_schedule(budget=60, samples=30, sleeps="ordered")
def test_each_round_wakes_those_who_wait_then(kata):
    event = kata.Event()

    def worker():
        return [event.wait() for _ in range(3)]

    def signal():
        for _ in range(3):
            time.sleep(1)  # passes when nobody can run: the other one waits again
            event.set()
            event.clear()

    waited, _ = in_threads(worker, signal)
    assert waited == [True] * 3, f"three signals must wake a thread that waits three times, but it got {waited}"


@examples(6)
@given(waiters=st.integers(1, 3), signals=st.integers(1, 2))
@every_schedule(budget=36, samples=24)
def test_any_number_of_waiters_and_signals(kata, waiters, signals):
    event = kata.Event()
    *waited, _ = in_threads(*[event.wait] * waiters, lambda: [event.set() for _ in range(signals)])
    assert waited == [True] * waiters, f"{waiters} that wait must be woken by {signals} set(), but got {waited}"
    assert event.is_set() is True, "nobody has cleared the flag, so it must be up, but it is down"


@every_schedule
def test_two_events_are_two(kata):
    one, other = kata.Event(), kata.Event()
    one.set()
    states = one.is_set(), other.is_set()
    assert states == (True, False), f"set() of one must not raise the other: (True, False), not {states}"


@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    event = kata.Event()

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        event.set()

    *waited, _ = in_threads(event.wait, event.wait, late)
    assert waited == [True, True], f"two must sleep until set() is called, an hour later, but got {waited}"


@every_schedule
def test_it_is_not_the_ready_made_one(kata):
    event = kata.Event()
    event.set()
    assert event.is_set() is True, "set() must raise the flag, but it is down"
    ready_made = [part for part in (event, *vars(event).values()) if isinstance(part, threading.Event)]
    assert not ready_made, "build it from threading.Condition: a ready-made Event was found in it"
