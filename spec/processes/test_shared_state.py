"""Shared state: what a Manager holds is seen by all, what else a process changes is a copy."""

import os
from collections import UserDict
from multiprocessing import Barrier, Manager, Process, active_children

import pytest

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering


def in_a_process(function, *args):
    process = Process(target=function, args=args)
    process.start()
    process.join()
    assert process.exitcode == 0, f"{function.__name__}() must not fail, but its exit code is {process.exitcode}"


@behaviour("V04")
@every_start_method
def test_a_plain_dict_does_not_travel(kata):
    plain, here = {}, {}
    in_a_process(kata.write, plain, 1)
    kata.write(here, 1)
    assert here == {1: 2}, f"write() must store 2 under 1, not {here}"
    assert plain == {}, f"a process must change a copy of a plain dict, but the parent's is {plain}"


@pytest.mark.slow("starts a server process")
@behaviour("V06", "V08")
@every_start_method
def test_a_managers_dict_does(kata):
    with Manager() as manager:
        shared = manager.dict()
        for key in (2, 0, 1):
            in_a_process(kata.write, shared, key)
        got = shared.items()
    assert sorted(got) == [(0, 0), (1, 2), (2, 4)], f"0, 2 and 4 must be stored under 0, 1 and 2, not {dict(got)}"
    keys = [key for key, _ in got]
    assert keys == [2, 0, 1], f"keys stand in the order in which they were written, 2, 0, 1, not {keys}"


class Meeting(UserDict):
    """A dict, the same in no two processes, that lets nobody write before `parties` processes want to."""

    def __init__(self, parties):
        super().__init__()
        self.barrier, self.shared = Barrier(parties), None

    def __setitem__(self, key, value):
        self.barrier.wait()
        self.shared[key] = (value, os.getpid())


@pytest.mark.slow("starts a server process")
@behaviour("V07")
@every_start_method
def test_all_write_at_the_same_time(kata):
    with Manager() as manager:
        meeting = Meeting(3)
        meeting.shared = manager.dict()
        with lingering():
            kata.fill(meeting, [5, 6, 7])
            left = [process for process in active_children() if "Manager" not in process.name]
        assert not left, (
            f"every process must have ended when fill() returns, but {[process.name for process in left]} live on"
        )
        got = {key: value for key, (value, _) in meeting.shared.items()}
        pids = {os.getpid(), *(pid for _, pid in meeting.shared.values())}
    assert got == {5: 10, 6: 12, 7: 14}, f"three processes must write 5: 10, 6: 12 and 7: 14, not {got}"
    assert len(pids) == 4, f"three processes must write, none of them the parent, but there are only {len(pids)} pids"


@pytest.mark.slow("starts a server process")
@behaviour("V06")
@every_start_method
def test_a_change_inside_a_list_is_seen(kata):
    with Manager() as manager:
        shared = manager.dict({"list": ["first"]})
        shared["list"].append("lost")  # to a copy that nobody keeps
        in_a_process(kata.append, shared, "list", "second")
        in_a_process(kata.append, shared, "list", "third")
        got = list(shared["list"])
    assert got == ["first", "second", "third"], f"all must see what append() appends, but the list is {got}"


@pytest.mark.slow("starts a server process")
@behaviour("V07", "V08")
@every_start_method
def test_ten_processes_fill_it(kata):
    with lingering():
        try:
            got = kata.filled(10)
        except (OSError, EOFError) as error:
            pytest.fail(f"filled() must take what it returns while the server runs, but: {error!r}")
        left = active_children()
    assert type(got) is dict, f"filled() must return a plain dict, which needs no server, not {type(got).__name__}"
    expected = {key: 2 * key for key in range(10)}
    assert got == expected, f"ten processes must store ten pairs, {expected}, not {got}"
    assert not left, f"no process must be left behind, but there are {[process.name for process in left]}"
