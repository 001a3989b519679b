"""Shared state: threads write into the object that they were given."""

import time
from threading import Event, current_thread

from hypothesis import given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples


@behaviour("V01")
@every_schedule(budget=80, samples=20)
def test_every_thread_writes_into_the_same_dict(kata):
    shared = {"before": "kept"}
    kata.fill(shared, 2, [].append)
    assert shared == {"before": "kept", 0: 0, 1: 2}, f"both threads must have written into the caller's dict: {shared}"


@behaviour("V02", "V03")
@every_schedule(budget=4, samples=4)
def test_ten_threads_write_ten_keys(kata):
    shared, lines = {}, []
    kata.fill(shared, 10, lines.append)
    assert shared == {i: 2 * i for i in range(10)}, f"the dict must hold 0: 0 to 9: 18, but it holds {shared}"
    expected = [f"key = {i} value = {2 * i}" for i in range(10)]
    assert sorted(lines) == expected, f"each thread must report its key and its value once, not {sorted(lines)}"


@behaviour("V02")
@every_schedule(budget=60, samples=20)
def test_a_thread_reports_what_it_has_written(kata):
    shared, unwritten = {}, []

    def report(line):
        key = int(line.split()[2])
        if shared.get(key) != 2 * key:
            unwritten.append(line)

    kata.fill(shared, 2, report)
    assert unwritten == [], f"a line must tell what is in the dict already, but {unwritten} came before"
    assert len(shared) == 2, f"two threads must write two keys, not {shared}"


@behaviour("V02")
@every_schedule(budget=40, samples=10)
def test_all_threads_run_at_the_same_time(kata):
    threads, missed, all_here = set(), [], Event()

    def report(line):
        threads.add(current_thread())
        if len(threads) == 3:
            all_here.set()
        if not all_here.wait(timeout=60):
            missed.append(line)

    kata.fill({}, 3, report)
    assert missed == [], f"three threads must run at the same time, but these met nobody: {missed}"
    assert len(threads) == 3, f"three keys must be written by three threads, not {len(threads)}"
    alive = [thread.name for thread in threads if thread.is_alive()]
    assert alive == [], f"fill() returned while {alive} were still running"


@behaviour("V03")
@examples(4)
@given(count=st.integers(1, 4))
@every_schedule(budget=10, samples=5)
def test_any_number_of_threads(kata, count):
    shared = {}
    kata.fill(shared, count, [].append)
    assert shared == {i: 2 * i for i in range(count)}, f"{count} threads must write {count} keys, but wrote {shared}"


@behaviour("V02")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_fill_sleeps_while_the_threads_work(kata):
    lines = []

    def report(line):
        time.sleep(3600)  # passes when nobody has anything to do
        lines.append(line)

    kata.fill({}, 2, report)
    assert len(lines) == 2, f"fill() must sleep until both threads have reported, but it returned after {lines}"
