"""Shared value: no update is lost between processes, and those that share nothing run side by side."""

from multiprocessing import Array, Barrier, Lock, Process, active_children

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering
from dojo.worlds.processes.watched import WatchedValue


def run(*processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    codes = [process.exitcode for process in processes]
    assert set(codes) == {0}, f"no process must fail, but the exit codes are {codes}"


@behaviour("V05")
@every_start_method
def test_a_counter_needs_no_server(kata):
    counter = kata.new_counter()
    assert counter is not None, "new_counter() must return a shared integer, not None"
    servers = active_children()
    assert not servers, f"a shared integer needs no server, but there is {servers}"
    assert counter.value == 0, f"a new counter must be 0, not {counter.value}"
    run(Process(target=kata.increment, args=(counter,)))
    assert counter.value == 1, f"what a process adds must be there for all, but the value is {counter.value}"
    with counter.get_lock():
        pass  # whoever adds to it has to be able to lock it


@behaviour("V05")
@every_start_method
def test_no_increment_is_lost(kata):
    counter = WatchedValue(3)
    run(*[Process(target=kata.increment, args=(counter,)) for _ in range(3)])
    assert counter.value == 3, f"three increments by three processes must make 3, not {counter.value}"


@behaviour("V05")
@every_start_method
def test_all_count_at_the_same_time(kata):
    counter = WatchedValue(3)
    with lingering():
        total = kata.count(counter, 3)
        left = active_children()
    assert total == 3, f"count() must return what three processes make of 0, 3, not {total}"
    assert counter.processes == 3, f"three processes must have counted, not {counter.processes}"
    assert not left, (
        f"every process must have ended when count() returns, but {[process.name for process in left]} live on"
    )


class Meeting:
    """An array into which nobody writes before a process for each item wants to."""

    def __init__(self, items):
        self.items, self.barrier, self.lock = items, Barrier(len(items)), Lock()

    def __len__(self):
        return len(self.items)

    def __setitem__(self, index, value):
        self.barrier.wait()
        self.items[index] = value

    def get_lock(self):
        return self.lock


@behaviour("V05")
@every_start_method
def test_who_shares_no_item_waits_for_nobody(kata):
    items = Array("i", 3)
    with lingering():
        kata.fill(Meeting(items))
        left = active_children()
    assert items[:] == [0, 1, 4], f"the items must be 0, 1 and 4, not {items[:]}"
    assert not left, (
        f"every process must have ended when fill() returns, but {[process.name for process in left]} live on"
    )


@behaviour("V05")
@every_start_method
def test_an_array_takes_the_squares(kata):
    got = kata.squares(4)
    assert got == [0, 1, 4, 9], f"a list of 0, 1, 4, 9 must come back, not {got!r}"
    assert not active_children(), f"no process must be left behind, but there are {active_children()}"
