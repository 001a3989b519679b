"""Process barrier: who meets goes on together, who does not meet does not wait, and lines stay whole."""

import sys
from multiprocessing import Barrier, Lock, Process, SimpleQueue, active_children, current_process
from threading import BrokenBarrierError

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering
from dojo.worlds.processes.watched import DONE, Watch, WatchedLock


class Scribe:
    """Notes (process, word). Nobody's second word comes before all others wait for the lock, or write too."""

    def __init__(self, watch=None):
        self.book, self.watch, self.words = SimpleQueue(), watch, 0

    def write(self, word):
        self.words += 1
        self.book.put((current_process().name, word))
        if self.watch is not None:
            if self.words == 1:
                self.watch.meet()
            else:
                self.watch.note(DONE)

    def read(self):
        notes = []
        while not self.book.empty():
            notes.append(self.book.get())
        return notes


def run(*processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


class Gate:
    """A barrier that notes who arrives. Nobody can rely on how soon the others come."""

    def __init__(self, parties, write):
        self.barrier, self.write = Barrier(parties), write

    def wait(self, timeout=None):
        self.write("arrives")
        if timeout is not None:
            raise BrokenBarrierError("the other process took longer than the timeout")
        return self.barrier.wait()


@behaviour("PB01", "PB02", "PB03", "PB04")
@every_start_method
def test_nobody_goes_on_before_both_have_arrived(kata):
    scribe, lock = Scribe(), Lock()
    gate = Gate(2, scribe.write)
    codes = run(*[Process(target=kata.report, args=(scribe.write, lock, gate), name=name) for name in ("one", "two")])
    notes = scribe.read()
    words = {name: [word for who, word in notes if who == name] for name in ("one", "two")}
    assert [word for _, word in notes[:2]] == ["arrives"] * 2, f"both must arrive before either writes: {notes}"
    assert all(words[name][:2] == ["arrives", name] for name in words), f"its name must follow, not {words}"
    turns = [word for name in words for word in words[name][2:]]
    assert sorted(turns, key=repr) == [0, 1], f"then 0 and 1, as wait() returns them to the two, must follow: {words}"
    assert codes == [0, 0], f"both must end with exit code 0, not {codes}"


@behaviour("PB04", "PB06")
@every_start_method
def test_without_a_barrier_nobody_waits(kata):
    scribe, lock = Scribe(), Lock()
    codes = run(Process(target=kata.report, args=(scribe.write, lock), name="alone"))
    notes = scribe.read()
    assert notes == [("alone", "alone"), ("alone", None)], f"its name and None must be written, not {notes}"
    assert codes == [0], f"the process must end with exit code 0, not {codes}"


@behaviour("PB05")
@every_start_method
def test_lines_stay_whole(kata):
    watch = Watch(3)
    scribe, lock = Scribe(watch), WatchedLock(watch)
    codes = run(*[Process(target=kata.report, args=(scribe.write, lock)) for _ in range(3)])
    writers = [who for who, _ in scribe.read()]
    assert len(writers) == 6, f"three processes must write two words each, not {len(writers)} words"
    assert writers[::2] == writers[1::2], f"nobody may write into the line of another, but they wrote so: {writers}"
    assert codes == [0, 0, 0], f"all must end with exit code 0, not {codes}"


@behaviour("PB02", "PB06", "PB07")
@every_start_method
def test_four_processes_write_four_lines(kata):
    watch = Watch(4)
    scribe = Scribe(watch)
    with lingering():
        codes = kata.run(scribe.write, WatchedLock(watch))
        left = active_children()
    assert codes == [0, 0, 0, 0], f"four processes must have ended with exit code 0, not {codes}"
    assert not left, f"every process must have been joined, but {[process.name for process in left]} live on"
    notes = scribe.read()
    lines = dict(notes[1::2])
    assert sorted(lines) == ["free-1", "free-2", "with-1", "with-2"], f"four processes must write, not {sorted(lines)}"
    assert {lines["with-1"], lines["with-2"]} == {0, 1}, f"those that meet must write 0 and 1, not {lines}"
    assert lines["free-1"] is lines["free-2"] is None, f"those that do not meet must write None, not {lines}"
    assert all(who == word for who, word in notes[::2]), f"a line must begin with its process's name, not as in {notes}"


class Failing:
    """Writes nothing; the processes of these names end with these exit codes instead."""

    def __init__(self, **names):
        self.names = {name.replace("_", "-"): code for name, code in names.items()}

    def write(self, word):
        if current_process().name in self.names:
            sys.exit(self.names[current_process().name])


@behaviour("PB07")
@every_start_method
def test_who_fails_holds_up_nobody(kata):
    lock = Lock()
    codes = kata.run(Failing(free_1=3, with_2=4).write, lock)
    assert codes == [0, 4, 3, 0], f"with-2 ends with 4, free-1 with 3, and so the exit codes must say, not {codes}"
