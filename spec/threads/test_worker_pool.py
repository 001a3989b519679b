"""A pool of workers with one queue: everybody works, and everything is waited for."""

import time
from threading import Event, current_thread

from hypothesis import given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples


@behaviour("Q11", "Q13", "Q15", "Q17")
@every_schedule(budget=80, samples=20)
def test_the_result_is_complete(kata):
    results = kata.pool(kata.square, [1, 2, 3], workers=2)
    assert sorted(results) == [1, 4, 9], f"pool() must return the squares 1, 4, 9, not {sorted(results)}"


@behaviour("Q12", "Q14", "Q16")
@every_schedule(budget=4, samples=4)
def test_a_hundred_squares(kata):
    results = kata.pool(kata.square, range(100))
    assert len(results) == 100, f"range(100) makes a hundred squares, but the list has {len(results)}"
    assert max(results) == 9801, f"the largest of 0..99 is 99, its square 9801, not {max(results)}"
    assert len(set(results)) == 100, f"each number must be squared once; different results: {len(set(results))}"


@behaviour("Q14")
@every_schedule(budget=40, samples=10)
def test_all_workers_work_at_the_same_time(kata):
    workers, missed, all_at_work = set(), [], Event()

    def meet(number):
        workers.add(current_thread().name)
        if len(workers) == 3:
            all_at_work.set()
        if not all_at_work.wait(timeout=60):
            missed.append(number)
        return number

    results = kata.pool(meet, [1, 2, 3], workers=3)
    assert missed == [], f"three workers must be at work at the same time; numbers {missed} met nobody"
    assert sorted(results) == [1, 2, 3], f"pool() must return what function() returned for 1, 2, 3, not {results}"


@behaviour("Q14")
@every_schedule(budget=10, samples=10, sleeps="ordered")
def test_no_more_workers_than_asked_for(kata):
    at_work, most = [], []

    def slow(number):
        at_work.append(number)
        most.append(len(at_work))
        time.sleep(3600)  # passes when nobody has anything to do: by then everybody has begun
        at_work.remove(number)
        return number

    results = kata.pool(slow, [1, 2, 3, 4], workers=2)
    assert sorted(results) == [1, 2, 3, 4], f"pool() must return what function() returned for 1 to 4, not {results}"
    assert max(most) == 2, f"pool() was asked for 2 workers, but {max(most)} were at work at the same time"


@behaviour("Q15")
@every_schedule(budget=60, samples=20)
def test_no_worker_outlives_the_pool(kata):
    workers = []

    def note(number):
        workers.append(current_thread())
        return number

    results = kata.pool(note, [1, 2], workers=2)
    assert sorted(results) == [1, 2], f"pool() must return what function() returned for 1 and 2, not {results}"
    alive = {thread.name for thread in workers if thread.is_alive()}
    assert not alive, f"pool() returned while {sorted(alive)} were still running"


@behaviour("Q15", "Q16")
@every_schedule(budget=60, samples=20)
def test_long_work_is_waited_for(kata):
    def slow(number):
        time.sleep(3600 * number)
        return number

    results = kata.pool(slow, [2, 0, 1], workers=2)
    assert sorted(results) == [0, 1, 2], f"work that takes two hours must be in the result too, not only {results}"


@behaviour("Q11")
@examples(8)
@given(numbers=st.lists(st.integers(0, 2), max_size=3), workers=st.integers(1, 3))
@every_schedule(budget=80, samples=16)
def test_any_number_of_workers(kata, numbers, workers):
    results = kata.pool(str, numbers, workers)
    expected = sorted(map(str, numbers))
    assert sorted(results) == expected, f"{workers} workers must return {expected} of {numbers}, not {results}"


@behaviour("Q15")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_pool_sleeps_while_the_workers_work(kata):
    def slow(number):
        time.sleep(3600)  # passes when nobody has anything to do
        return number

    results = kata.pool(slow, [1, 2, 3], workers=2)
    assert sorted(results) == [1, 2, 3], f"pool() must sleep until 1, 2 and 3 are done, not return {results}"
