"""Process subclass: run() happens in the process, and a name and a pid belong to it."""

import os
import re
import sys
from multiprocessing import Barrier, Pipe, Process

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering


def reports_of(start, *reporters):
    """Start the reporters, made of (class, times), and return (the processes, what each one sent)."""
    pipes = [Pipe(False) for _ in reporters]
    processes = [make(pipe[1], times) for pipe, (make, times) in zip(pipes, reporters)]
    for process in processes:
        _start(process, start)
    for pipe in pipes:
        pipe[1].close()
    return processes, [until_the_end(pipe[0]) for pipe in pipes]


def _start(process, start):
    """Start the process; of one that is not ready, say so in place of a name that Process keeps to itself."""
    try:
        start(process)
    except AttributeError as error:
        name = type(process).__name__
        raise AssertionError(f"a {name} must be a Process whose __init__ has run, but start() met: {error}") from None


def until_the_end(connection):
    received = []
    try:
        while True:
            received.append(connection.recv())
    except EOFError:
        return received


@behaviour("P17", "P18", "P20")
@every_start_method
def test_each_reports_ten_times_from_its_own_process(kata):
    processes, reports = reports_of(lambda process: process.start(), *[(kata.Reporter, 10)] * 2)
    for process, sent in zip(processes, reports):
        assert process.pid, f"start() must make a process, but {process.name} has no pid"
        assert len(sent) == 10, f"a Reporter of 10 must report ten times, not {len(sent)}"
        assert set(sent) == {(process.name, process.pid)}, (
            f"{process.name} must report its own name and pid {process.pid}, not {set(sent)}"
        )
        process.join()
    pids = {os.getpid(), *(pid for sent in reports for _, pid in sent)}
    assert len(pids) == 3, f"the parent and two processes must have three pids, not {len(pids)}"


@behaviour("P19")
@every_start_method
def test_names_are_made_from_the_class(kata):
    pipes = [Pipe(False) for _ in range(2)]
    names = [kata.Reporter(pipe[1], 1).name for pipe in pipes]
    assert all(re.fullmatch(r"Reporter-\d+", name) for name in names), f"names must be Reporter-N, not {names}"
    assert names[0] != names[1], f"two processes must have two names, not {names}"
    named = kata.Reporter(pipes[0][1], 1, name="the first").name
    assert named == "the first", f"a name that is given must be the process's name, not {named!r}"


@behaviour("P17")
@every_start_method
def test_it_is_made_in_the_parent_and_run_in_the_child(kata):
    reader, writer = Pipe(False)
    process = kata.Reporter(writer, 1)
    assert not reader.poll(), "nothing must be reported before start()"
    process.start()
    writer.close()
    sent = until_the_end(reader)
    assert len(sent) == 1 and sent[0][1] != os.getpid(), f"one report must come, from the child, not {sent}"
    process.join()
    assert process.exitcode == 0, f"a Reporter must end with exit code 0, not {process.exitcode}"


@behaviour("P17")
@every_start_method
def test_no_times_is_no_report(kata):
    (process,), (sent,) = reports_of(lambda process: process.start(), (kata.Reporter, 0))
    process.join()
    assert sent == [], f"a Reporter of 0 must report nothing, not {sent}"
    assert process.exitcode == 0, f"a Reporter must end with exit code 0, not {process.exitcode}"


@behaviour("P17")
@every_start_method
def test_run_closes_the_connection(kata):
    reader, writer = Pipe(False)
    kata.Reporter(writer, 2).run()  # here: the end of a process would close it too
    assert writer.closed, "run() must close its connection after the last report, but left it open"
    sent = until_the_end(reader)
    assert len(sent) == 2, f"a Reporter of 2 must report twice before it closes its connection, not {len(sent)} times"


def meet(barrier):
    sys.exit(barrier.wait() + 3)


@behaviour("P21")
@every_start_method
def test_all_run_at_the_same_time(kata):
    barrier = Barrier(3)
    codes = kata.run_all([Process(target=meet, args=(barrier,)) for _ in range(3)])
    assert set(codes or ()) == {3, 4, 5}, f"the three that met end with exit codes 3, 4 and 5, not {codes}"


@behaviour("P21")
@every_start_method
def test_all_have_ended(kata):
    with lingering():
        codes = kata.run_all([Process(target=sys.exit, args=(code,)) for code in (5, 0, 7)])
    assert codes == [5, 0, 7], f"all three must have ended, with exit codes 5, 0, 7 in their order, not {codes}"
