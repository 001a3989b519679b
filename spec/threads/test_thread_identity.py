"""Thread identity: names, idents, native ids, daemons, and who is listed."""

import os
import re
import sys
import threading
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples


def run_in(thread_of, function):
    """Return the thread that `thread_of` makes of a target, joined, and what `function` returned in it."""
    results = []

    def work():
        results.append(function())

    thread = thread_of(work)
    thread.start()
    thread.join()
    return thread, results[0]


@behaviour("T16", "T18", "T35")
@every_schedule
def test_who_am_i_is_about_the_calling_thread(kata):
    for daemon in (True, False):
        make = partial(threading.Thread, daemon=daemon)
        thread, identity = run_in(lambda work, make=make: make(target=work), kata.who_am_i)
        expected = (thread.name, thread.ident, thread.native_id, daemon, True)
        assert identity == expected, f"a thread must report {expected}, not {identity}"


@behaviour("T08", "T31")
@every_schedule
def test_a_default_name_has_a_number_and_the_function(kata):
    names = [run_in(lambda work: threading.Thread(target=work), kata.who_am_i)[1].name for _ in range(2)]
    for name in names:
        assert re.fullmatch(r"Thread-\d+ \(work\)", name), f"a default name is 'Thread-N (work)', not {name!r}"
    assert names[0] != names[1], f"default names must differ, but both are {names[0]!r}"
    without_target = threading.Thread().name
    assert re.fullmatch(r"Thread-\d+", without_target), f"without a target it is 'Thread-N', not {without_target!r}"


@behaviour("T11", "T17")
@every_schedule
def test_the_old_spellings_say_the_same_and_warn(kata):
    def old_spellings():
        with pytest.warns(DeprecationWarning, match="deprecated") as warned:
            old = threading.currentThread().getName(), threading.currentThread().isDaemon()
        return old, len(warned), kata.who_am_i()

    _, (old, warnings, identity) = run_in(lambda work: threading.Thread(target=work, daemon=True), old_spellings)
    assert old == (identity.name, identity.daemon), f"old and new must agree, but {old} is not in {identity}"
    assert warnings == 4, f"each of the four old calls is deprecated, but {warnings} warned"


@behaviour("T12", "T13", "T14", "T32")
@every_schedule
def test_ident_and_native_id_are_two_numbers(kata):
    def look():
        tasks = os.listdir("/proc/self/task") if sys.platform == "linux" else None
        return kata.who_am_i(), threading.get_ident(), threading.get_native_id(), tasks

    thread, (identity, ident, native_id, tasks) = run_in(lambda work: threading.Thread(target=work), look)
    assert identity.ident == ident, f"a thread must report the ident {ident}, not {identity.ident}"
    assert identity.native_id == native_id, f"a thread must report the native id {native_id}, not {identity.native_id}"
    if sys.platform != "win32":  # where Python takes the system's number for its own
        assert identity.ident != identity.native_id, f"ident and native id differ, but both are {ident}"
    if tasks is not None:
        assert str(native_id) in tasks, f"the system must know the native id {native_id}, but knows {tasks}"
    for name in ("get_ident", "get_native_id"):
        assert not hasattr(thread, name), f"{name} is a function of threading, and no method of Thread"


@behaviour("T19")
def test_only_one_thread_is_the_main_thread(kata):
    found = kata.is_main()
    expected = threading.current_thread() is threading.main_thread()
    assert found is expected, f"in {threading.current_thread().name} is_main() must be {expected}, not {found!r}"
    main_thread = threading.main_thread()
    _, (found, seen) = run_in(
        lambda work: threading.Thread(target=work, name="MainThread"),
        lambda: (kata.is_main(), threading.main_thread()),
    )
    assert found is False, f"a thread that is merely called MainThread is not the main thread, but got {found!r}"
    assert seen is main_thread, f"main_thread() must be the same from every thread, not {seen}"


@behaviour("T20", "T21")
@every_schedule
def test_enumerate_lists_the_living(kata):
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    listed = kata.listed(thread, end.set)
    expected = (False, True, False)
    assert listed == expected, f"before, during and after its life a thread must be listed {expected}, not {listed}"
    assert not thread.is_alive(), "listed() must wait for the end of the thread, but it is alive"
    kind = type(threading.enumerate())
    assert kind is list, f"enumerate() returns a list, not a {kind.__name__}"


@behaviour("T17", "T33")
@examples(5)
@given(name=st.text("abc-1 äλ語", min_size=1, max_size=8))  # of all characters it would make tables first: a second
@example(name="helper")
@every_schedule(budget=60, samples=10)
def test_a_daemon_is_one_from_the_start(kata, name):
    end, seen = threading.Event(), []

    def work():
        seen.append((threading.current_thread().name, threading.current_thread().daemon))
        end.wait()

    thread = kata.start_daemon(work, name)
    with pytest.raises(RuntimeError, match="cannot set daemon status of active thread"):
        thread.daemon = False
    end.set()
    thread.join()
    assert seen[0][0] == name, f"the thread must be called {name!r}, not {seen[0][0]!r}"
    assert seen[0][1] is True, f"the thread must be a daemon, but its daemon attribute is {seen[0][1]}"


def end_while_a_daemon_runs(kata):
    import threading

    end, daemon = threading.Event(), False
    try:
        thread = kata.start_daemon(end.wait, "sleeper")
        alive, daemon = thread.is_alive(), thread.daemon
    finally:
        if not daemon:
            end.set()  # or nothing would ever end this interpreter
    return alive, daemon


@behaviour("T34")
def test_the_interpreter_does_not_wait_for_a_daemon(kata, fresh_python):
    alive, daemon = fresh_python(end_while_a_daemon_runs)
    assert alive, "the thread must still run when the interpreter ends, but it is not alive"
    assert daemon, "the interpreter must not wait for the thread, but it is no daemon"
