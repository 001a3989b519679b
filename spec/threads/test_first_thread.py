"""First thread: what start(), run() and join() do."""

import inspect
import os
import threading
import time

import pytest

from dojo import behaviour, every_schedule, in_threads


@behaviour("T07", "T09", "T30")
@every_schedule
def test_the_function_gets_the_message(kata):
    received, letters = [], []
    kata.start(lambda *args: received.append(args), "hello tz").join()
    assert received == [("hello tz",)], f"the function must get the one message ('hello tz',), not {received}"
    spread = threading.Thread(target=lambda *args: letters.extend(args), args=("hello"))
    spread.start()
    spread.join()
    assert letters == list("hello"), f"args may be any iterable, and a text is spread, but it became {letters}"


@behaviour("T05", "T06", "T10")
@every_schedule
def test_options_arrive_by_name(kata):
    received = []
    kata.start(lambda message, **options: received.append(options), "hello", times=2).join()
    assert received == [{"times": 2}], f"the option times=2 must arrive by name, but the function got {received}"
    parameters = inspect.signature(threading.Thread.__init__).parameters
    defaults = {name: parameters[name].default for name in ("group", "target", "name", "args", "kwargs", "daemon")}
    expected = {"group": None, "target": None, "name": None, "args": (), "kwargs": None, "daemon": None}
    assert defaults == expected, f"Thread's defaults are {expected}, not {defaults}"
    kind = parameters["daemon"].kind
    assert kind is inspect.Parameter.KEYWORD_ONLY, f"daemon is keyword-only, not {kind}"
    with pytest.raises(AssertionError, match="group argument must be None"):
        threading.Thread(group=1)


@behaviour("T16", "T18", "T22", "T23", "T35", "T36")
@every_schedule
def test_start_returns_while_the_thread_runs(kata):
    go_on, seen = threading.Event(), []

    def work(message):
        current = threading.current_thread()
        seen.append((current, current.is_alive()))
        go_on.wait()

    thread = kata.start(work, "hello")
    assert isinstance(thread, threading.Thread), f"start() must return the Thread, not {thread!r}"
    alive = thread.is_alive()  # it cannot have ended, because it waits for `go_on`
    go_on.set()
    thread.join()
    assert alive, "a started thread must be alive until its function returns"
    assert seen == [(thread, True)], f"the function must run once, in the new thread, which is alive; saw {seen}"
    assert thread is not threading.current_thread(), "the new thread must not be the calling one"


@behaviour("T24")
@every_schedule
def test_a_thread_starts_only_once(kata):
    go_on = threading.Event()
    thread = kata.start(lambda message: go_on.wait(), "hello")
    with pytest.raises(RuntimeError, match="threads can only be started once"):
        thread.start()
    go_on.set()
    thread.join()
    with pytest.raises(RuntimeError, match="threads can only be started once"):
        thread.start()
    assert not thread.is_alive(), "a thread that was joined must stay ended, but it is alive"


@behaviour("T28", "T29", "T30", "T35", "T37")
@every_schedule
def test_join_waits_for_the_end(kata):
    lines = []

    def report(message):
        current = threading.current_thread()
        lines.extend([message, current.name, current.native_id])
        lines.extend([f"Daemon: {current.daemon}", f"alive: {current.is_alive()}"])

    def start_and_join():  # join() blocks the thread that calls it, which need not be the main thread
        thread = kata.start(report, "hello tz")
        thread.join()
        return len(lines), thread.is_alive()

    [after_join] = in_threads(start_and_join)
    assert after_join == (5, False), f"after join() there must be 5 lines and no live thread, not {after_join}"
    said = lines[0], *lines[3:]
    expected = ("hello tz", "Daemon: False", "alive: True")
    assert said == expected, f"the thread must report {expected}, not {said}"


@behaviour("T28")
@every_schedule
def test_join_can_not_wait_for_itself_or_for_what_never_started(kata):
    refused = []

    def join_myself(message):
        try:
            threading.current_thread().join()
        except RuntimeError:
            refused.append(message)

    kata.start(join_myself, "myself").join()
    assert refused == ["myself"], f"a thread that joins itself must get a RuntimeError, but {refused} was refused"
    with pytest.raises(RuntimeError):
        threading.Thread(target=print).join()


@behaviour("T28", "T29", "T37")
@every_schedule(budget=150, samples=50)
def test_run_all_returns_when_all_have_ended(kata):
    ended = []
    kata.run_all([lambda: ended.append("a"), lambda: ended.append("b"), lambda: ended.append("c")])
    assert sorted(ended) == ["a", "b", "c"], f"when run_all() returns a, b and c must have ended, not just {ended}"


@behaviour("T22")
@every_schedule(budget=150, samples=50)
def test_run_all_runs_them_side_by_side(kata):
    meeting, places = threading.Barrier(3), []
    kata.run_all([lambda: places.append(meeting.wait())] * 3)
    assert sorted(places) == [0, 1, 2], f"three functions must meet while they run, but their places were {places}"


@behaviour("T25", "T26")
@every_schedule
def test_run_is_a_call_in_the_calling_thread(kata):
    caller, seen = threading.current_thread(), []

    def look(thread):
        seen.append((threading.current_thread() is caller, thread.is_alive(), thread.ident))

    thread = kata.call_run(look)
    assert seen == [(True, False, None)], (
        "the target of run() must run in the calling thread, its own neither alive nor with an ident: "
        f"[(True, False, None)], not {seen}"
    )
    after = thread.is_alive(), thread.ident
    assert after == (False, None), f"run() must leave the thread not alive and without an ident, not {after}"


@behaviour("T27")
@every_schedule
def test_run_has_nothing_left_to_call_the_second_time(kata):
    calls = []
    by_hand = kata.call_run(calls.append)
    assert calls == [by_hand], f"run() must call the target once, with the thread, but the calls were {calls}"
    started = threading.Thread(target=calls.append, args=("hello",))
    started.start()
    started.join()
    for thread in (by_hand, started):
        with pytest.raises(AttributeError, match="_target"):
            thread.run()


@behaviour("T01", "T02", "T03")
@every_schedule(budget=150, samples=50)
def test_threads_share_memory_and_files_but_not_locals(kata):
    shared, reader_and_writer = [], os.pipe()
    reader, writer = reader_and_writer
    both_are_here = threading.Barrier(2)

    def work(letter):
        mine = letter
        both_are_here.wait()
        shared.append((mine, id(shared)))
        os.write(writer, b".")

    try:
        kata.run_all([lambda: work("a"), lambda: work("b")])
        expected = [("a", id(shared)), ("b", id(shared))]
        assert sorted(shared) == expected, f"each thread must keep its local in the one list {expected}, not {shared}"
        written = os.read(reader, 10)
        assert written == b"..", f"both threads must write to the pipe of the process: b'..', not {written!r}"
    finally:
        os.close(reader)
        os.close(writer)


@behaviour("T28")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_run_all_sleeps_while_they_run(kata):
    ended = []

    def work():
        time.sleep(3600)  # passes when nobody has anything to do
        ended.append("ended")

    kata.run_all([work, work])
    assert len(ended) == 2, f"run_all() must sleep until both have ended, but it returned when {len(ended)} had"
