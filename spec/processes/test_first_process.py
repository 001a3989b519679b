"""First process: its own pid, its own main thread, an exit code, and real parallelism."""

import os
import re
import signal
import sys
import threading
from multiprocessing import Barrier, Event, Pipe, Process
from multiprocessing.process import BaseProcess

import pytest

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering


def told(connection, function, *args):
    """The target of a process that sends what the function returns."""
    connection.send(function(*args))


def asked(start, function, *args):
    """Return what the function returns in a process that `start` starts."""
    receiver, sender = Pipe(False)
    process = start(told, sender, function, *args)
    sender.close()
    answer = receiver.recv()
    process.join()
    return answer


def plain_start(*args):
    process = Process(target=args[0], args=args[1:])
    process.start()
    return process


@behaviour("P02", "P03", "P11")
@every_start_method
def test_a_process_has_a_pid_of_its_own(kata):
    receiver, sender = Pipe(False)
    process = kata.start(told, sender, os.getpid)
    assert isinstance(process, BaseProcess), f"start() must return the process that it started, not {process!r}"
    pid = receiver.recv()
    assert pid != os.getpid(), "function() must run in another process, but it ran in the caller's"
    assert pid == process.pid, f"the process that was started has pid {process.pid}, but function() ran in {pid}"
    process.join()
    assert process.exitcode == 0, f"what comes to its end has exit code 0, not {process.exitcode}"


@behaviour("P02")
@every_start_method
def test_start_does_not_wait(kata):
    go = Event()
    process = kata.start(go.wait)
    assert isinstance(process, BaseProcess), f"start() must return the process that it started, not {process!r}"
    assert process.is_alive(), "the process must run on while start() returns, but it has ended"
    go.set()
    process.join()


@behaviour("P03")
@every_start_method
def test_a_process_starts_only_once(kata):
    process = kata.start(os.getpid)
    assert process is not None, "start() must return the process that it started, not None"
    process.join()
    with pytest.raises(AssertionError, match="cannot start a process twice"):
        process.start()
    calls = []
    unstarted = Process(target=calls.append, args=("called",))
    unstarted.run()
    unstarted.run()  # unlike a Thread's
    assert calls == ["called"] * 2, f"run() only calls the target, here, and as often as one likes, not {calls}"


@behaviour("P05", "P07", "P08", "P10", "P11", "P12", "P16")
@every_start_method
def test_a_child_knows_who_it_is(kata):
    child = asked(plain_start, kata.identity)
    assert child, f"identity() must return a dict, not {child!r}"
    mine = kata.identity()
    assert mine["name"] == "MainProcess", f"the first process is named MainProcess, not {mine['name']!r}"
    assert mine["pid"] == os.getpid(), f"the caller's pid is {os.getpid()}, not {mine['pid']}"
    assert re.fullmatch(r"Process-\d+", child["name"]), f"a child is named Process-N, not {child['name']!r}"
    assert child["pid"] != mine["pid"], f"a child must have a pid of its own, not the caller's {mine['pid']}"
    assert child["ident"] == child["pid"], f"ident must be the pid, {child['pid']}, not {child['ident']}"
    assert child["alive"] is True, f"a process is alive while it asks, but alive is {child['alive']!r}"
    assert child["thread"] == "MainThread", f"a child's thread is named MainThread, not {child['thread']!r}"
    assert child["daemon"] is False, f"the main thread is no daemon, but daemon is {child['daemon']!r}"
    assert child["thread_alive"] is True, f"the main thread is alive while it asks, not {child['thread_alive']!r}"


def in_a_second_thread(function):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(function()), name="second", daemon=True)
    thread.start()
    thread.join()
    return answers[0] if answers else None


@behaviour("P06", "P14")
@every_start_method
def test_native_id_is_the_threads_own(kata):
    main, second = asked(plain_start, kata.identity), asked(plain_start, in_a_second_thread, kata.identity)
    assert main and second, f"identity() must return a dict, not {main!r} and {second!r}"
    assert second["thread"] == "second", f"the thread that asks is named second, not {second['thread']!r}"
    assert second["daemon"] is True, f"the thread that asks is a daemon, but daemon is {second['daemon']!r}"
    assert second["ident"] == second["pid"], "pid and ident are the process's, whichever thread asks"
    if sys.platform == "linux":
        assert main["native_id"] == main["pid"], "on Linux the main thread's native id is the pid"
        assert second["native_id"] != second["pid"], "another thread's native id is not the pid"
    assert isinstance(main["native_id"], int), f"a native id is a number, not {main['native_id']!r}"


@behaviour("P04", "P15")
@every_start_method
def test_a_child_prints(kata, tmp_path):
    printed = tmp_path / "printed"
    with printed.open("w") as file:
        os.dup2(file.fileno(), 1)  # before the first process starts: children write where this one does
    process = plain_start(kata.introduce, "hello tz")
    process.join()
    assert process.exitcode == 0, f"introduce() must come to its end, but its exit code is {process.exitcode}"
    lines = printed.read_text().splitlines()
    assert lines == ["hello tz", process.name, str(process.pid), "True"], (
        f"the child must print its text, its name, its pid {process.pid} and True, not {lines}"
    )


def meet(barrier):
    sys.exit(barrier.wait() + 3)


@behaviour("P01")
@every_start_method
def test_processes_are_at_work_at_the_same_time(kata):
    barrier = Barrier(3)
    codes = kata.run_all(meet, [barrier] * 3)
    assert set(codes or ()) == {3, 4, 5}, f"the three that met end with exit codes 3, 4 and 5, not {codes}"


@behaviour("P01", "P03")
@every_start_method
def test_exit_codes_come_in_order(kata):
    with lingering():
        codes = kata.run_all(sys.exit, [0, 7, 1])
    assert codes == [0, 7, 1], f"the exit codes 0, 7, 1 must come in the order of the arguments, not {codes}"


def wait_for_ever(started):
    started.set()
    Event().wait()


@behaviour("P13")
@every_start_method
def test_stop_ends_what_would_never_end(kata):
    started = Event()
    process = plain_start(wait_for_ever, started)
    started.wait()
    code = kata.stop(process)
    assert code == -signal.SIGTERM, f"a terminated process has exit code -{signal.SIGTERM:d} (SIGTERM), not {code}"
    assert not process.is_alive(), "stop() must return once the process has ended, but it is alive"
