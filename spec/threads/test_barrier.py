"""Barrier: nobody goes on before everybody has arrived, round after round."""

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples, in_threads


@behaviour("B01", "B02", "B03", "B04")
@every_schedule(budget=150, samples=30)
def test_nobody_goes_on_before_both_have_arrived(kata):
    barrier, lock, arrived, early = threading.Barrier(2), threading.Lock(), [], []

    def arrive_and_meet():
        arrived.append("here")
        return kata.meet(barrier, lock, lambda name: early.append(name) if len(arrived) < 2 else None)

    places = in_threads(arrive_and_meet, arrive_and_meet)
    assert early == [], f"nobody must go on before both have arrived, but {early} did"
    assert sorted(places, key=str) == [0, 1], f"meet() must return the place, 0 for one and 1 for the other: {places}"


@behaviour("B06")
@every_schedule(budget=150, samples=30)
def test_one_at_a_time_says_something(kata):
    barrier, lock, speaking, most = threading.Barrier(2), threading.Lock(), [], []

    def say(name):
        speaking.append(name)
        most.append(len(speaking))
        speaking.remove(name)

    in_threads(*[lambda: kata.meet(barrier, lock, say)] * 2, names=["p1", "p2"])
    assert most == [1, 1], f"two threads must speak one after the other: [1, 1] at a time, not {most}"
    assert not lock.locked(), "whoever has spoken must release the lock, but it is still held"


@behaviour("B05", "B07", "B08")
@every_schedule(budget=60, samples=20)
def test_four_lines_of_four_threads(kata):
    barrier, lock, lines = threading.Barrier(2), threading.Lock(), []

    def without_barrier():
        lines.append(threading.currentThread().getName())

    def with_barrier():
        kata.meet(barrier, lock, lines.append)

    threads = [threading.Thread(name=name, target=with_barrier) for name in ("p1", "p2")]
    threads += [threading.Thread(name=name, target=without_barrier) for name in ("p3", "p4")]
    with pytest.warns(DeprecationWarning, match="deprecated"):  # in this thread: all share the warning filters
        start_then_join(threads[:1] + threads[2:], threads[2:])  # p2 is not started, so only p1 can be waiting
    assert sorted(lines) == ["p3", "p4"], f"p3 and p4 must not wait for the barrier, and p1 must: {sorted(lines)}"
    threads[1].start()
    for thread in threads[:2]:
        thread.join()
    assert sorted(lines) == ["p1", "p2", "p3", "p4"], f"four threads must say their names, not {sorted(lines)}"


def start_then_join(started, joined):
    """Start some threads, then join some of them."""
    for thread in started:
        thread.start()
    for thread in joined:
        thread.join()


def steps_of(count, ended, early):
    """Return `count` steps that note in `early` when they begin before two parties have ended the one before."""

    def step(number):
        if ended.count(number - 1) < 2 * (number > 0):
            early.append(number)
        ended.append(number)

    return [lambda number=number: step(number) for number in range(count)]


@behaviour("B01")
@every_schedule(budget=150, samples=50)
def test_no_round_begins_too_early(kata):
    rounds, ended, early = kata.Rounds(2), [], []
    in_threads(*[lambda: rounds.work(steps_of(3, ended, early))] * 2)
    assert early == [], f"no round must begin before both have ended the one before, but rounds {early} did"
    assert sorted(ended) == [0, 0, 1, 1, 2, 2], f"two parties must call three steps once each, in order, not {ended}"


@behaviour("B01")
@every_schedule(budget=150, samples=30)
def test_nobody_leaves_before_the_last_step_has_ended(kata):
    rounds, ended = kata.Rounds(2), []

    def party():
        rounds.work([lambda: ended.append("step")])
        return len(ended)

    seen = in_threads(party, party)
    assert seen == [2, 2], f"work() must return when both have ended the last step, but of two {seen} had"


@behaviour("B01", "B03")
@every_schedule(budget=150, samples=30)
def test_all_parties_work_at_the_same_time(kata):
    rounds, meeting, places = kata.Rounds(3), threading.Barrier(3), []
    in_threads(*[lambda: rounds.work([lambda: places.append(meeting.wait())])] * 3)
    assert sorted(places) == [0, 1, 2], f"the steps of three parties must meet while they run, but met as {places}"


@behaviour("B01")
@every_schedule(budget=100, samples=30)
def test_two_teams_do_not_wait_for_each_other(kata):
    one, other, ended = kata.Rounds(1), kata.Rounds(1), []
    in_threads(lambda: one.work([lambda: ended.append("one")] * 2), lambda: other.work([lambda: ended.append("other")]))
    assert sorted(ended) == ["one", "one", "other"], f"teams of one must not wait for each other, but ended {ended}"


@behaviour("B01")
@examples(8)
@given(parties=st.integers(1, 3), rounds=st.integers(1, 3))
@every_schedule(budget=80, samples=40)
def test_any_number_of_parties_and_rounds(kata, parties, rounds):
    team, ended, seen = kata.Rounds(parties), [], []

    def step():
        seen.append(len(ended) // parties)
        ended.append("step")

    in_threads(*[lambda: team.work([step] * rounds)] * parties)
    expected = sorted(list(range(rounds)) * parties)
    assert seen == expected, f"{parties} parties must be in rounds {expected}, one after the other, not {seen}"


@behaviour("B03")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    rounds, ended = kata.Rounds(3), []

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        rounds.work([lambda: ended.append("late")])

    def early():
        rounds.work([lambda: ended.append("early")])
        return list(ended)

    _, *seen = in_threads(late, early, early)
    assert all("late" in one for one in seen), f"two must sleep until the third has ended its step, but saw only {seen}"
