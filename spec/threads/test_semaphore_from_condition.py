"""A semaphore of your own: no permit is lost, none is given twice, nobody sleeps on."""

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dojo import every_schedule, examples, in_threads


@every_schedule
def test_what_is_there_can_be_taken_and_no_more(kata):
    semaphore = kata.Semaphore(2)
    taken = [semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False)]
    assert taken == [True, True, False], f"of 2 permits two must be taken and a third refused, but got {taken}"
    semaphore.release()
    again = [semaphore.acquire(blocking=False) for _ in range(2)]
    assert again == [True, False], f"one that was given back must be taken once: [True, False], not {again}"


@every_schedule(budget=100, samples=30)
def test_who_finds_none_waits_for_a_release(kata):
    semaphore, given_back = kata.Semaphore(0), []

    def give():
        given_back.append("given")
        semaphore.release()

    def take():
        return semaphore.acquire(), len(given_back)

    got, _ = in_threads(take, give)
    assert got == (True, 1), f"acquire() must wait for the release and return True: (True, 1), not {got}"


@every_schedule(budget=100, samples=30)
def test_the_last_permit_goes_to_one(kata):
    semaphore = kata.Semaphore(1)
    taken = in_threads(*[lambda: semaphore.acquire(blocking=False)] * 3)
    assert taken.count(True) == 1, f"of three that want the last permit one must get it, but acquire() returned {taken}"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_nobody_takes_the_permit_of_another(kata):
    semaphore, mine = kata.Semaphore(0), []

    def wait():
        taken = semaphore.acquire()
        assert not mine, "of 1 permit one may be taken, but acquire() gave the waiter what somebody else holds"
        return taken

    def give_and_take_back():
        time.sleep(1)  # passes when nobody can run: the other one waits already
        semaphore.release()
        if semaphore.acquire(blocking=False):  # quicker than the waiter, which may happen
            mine.append("mine")
            time.sleep(1)
            mine.clear()
            semaphore.release()

    taken, _ = in_threads(wait, give_and_take_back)
    left = semaphore.acquire(blocking=False)
    assert (taken, left) == (True, False), f"the waiter must get the permit, leaving none, not {taken, left}"


@every_schedule(budget=100, samples=30)
def test_two_permits_let_two_in_together(kata):
    semaphore, meeting = kata.Semaphore(2), threading.Barrier(2)

    def visit():
        with semaphore as taken:
            return taken, meeting.wait()

    places = sorted(in_threads(visit, visit), key=str)
    assert places == [(True, 0), (True, 1)], f"with 2 permits two must get in and meet inside, but: {places}"


@every_schedule(budget=100, samples=30)
def test_two_releases_wake_two(kata):
    semaphore = kata.Semaphore(0)
    *taken, _ = in_threads(semaphore.acquire, semaphore.acquire, lambda: [semaphore.release(), semaphore.release()])
    assert taken == [True, True], f"two releases must let two go on, but acquire() returned {taken}"


@every_schedule(budget=100, samples=30)
def test_one_release_of_two_wakes_two(kata):
    semaphore = kata.Semaphore(0)
    *taken, _ = in_threads(semaphore.acquire, semaphore.acquire, lambda: semaphore.release(2))
    assert taken == [True, True], f"release(2) must let two go on, but acquire() returned {taken}"


@pytest.mark.parametrize("n", [0, -1])
@every_schedule
def test_what_can_not_be_is_refused(kata, n):
    semaphore = kata.Semaphore(1)
    with pytest.raises(ValueError):
        semaphore.release(n)
    with pytest.raises(ValueError):
        kata.Semaphore(-1)
    left = [semaphore.acquire(blocking=False) for _ in range(2)]
    assert left == [True, False], f"a refused release({n}) must leave the 1 permit: [True, False], not {left}"


@every_schedule
def test_an_error_gives_the_permit_back(kata):
    semaphore = kata.Semaphore(1)
    with pytest.raises(ZeroDivisionError), semaphore:
        _ = 1 // 0
    left = [semaphore.acquire(blocking=False) for _ in range(2)]
    assert left == [True, False], f"after an error there must be 1 permit again: [True, False], not {left}"


@examples(8)
@given(permits=st.integers(0, 2), threads=st.integers(1, 3))
@every_schedule(budget=40, samples=24)
def test_any_number_of_permits_and_threads(kata, permits, threads):
    semaphore = kata.Semaphore(permits)
    *taken, _ = in_threads(*[semaphore.acquire] * threads, lambda: [semaphore.release() for _ in range(threads)])
    assert taken == [True] * threads, f"{threads} threads must get a permit each, but acquire() returned {taken}"
    left = [semaphore.acquire(blocking=False) for _ in range(permits + 1)]
    assert left == [True] * permits + [False], f"{permits} permits must be left in the end, not {left.count(True)}"


@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    semaphore = kata.Semaphore(0)

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        semaphore.release(2)

    *taken, _ = in_threads(semaphore.acquire, semaphore.acquire, late)
    assert taken == [True, True], f"two must sleep until there is a permit for each, but acquire() returned {taken}"


@every_schedule
def test_it_is_not_the_ready_made_one(kata):
    semaphore = kata.Semaphore(1)
    taken = semaphore.acquire()
    assert taken is True, f"acquire() must take the permit and return True, not {taken!r}"
    ready_made = [part for part in (semaphore, *vars(semaphore).values()) if isinstance(part, threading.Semaphore)]
    assert not ready_made, "build it from threading.Condition: a ready-made Semaphore was found in it"
