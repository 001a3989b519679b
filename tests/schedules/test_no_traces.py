"""An exploration leaves nothing behind: no thread, patch, tracer, tool or setting; and it leaves others alone."""

import _thread
import gc
import os
import queue
import random
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import pytest

from dojo.schedules import Inconclusive, ScheduleFailure, explore, in_threads

STRIKES = 100
OWN = f"{os.sep}dojo{os.sep}schedules{os.sep}"
TICKET = "_dojo_ticket"
OWNERS = (threading, threading.Thread, _thread, queue, time, sys, Future, ThreadPoolExecutor)


def wins():
    lock = threading.Lock()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda n: lock.acquire() and lock.release(), range(2)))


def loses():
    value = 0

    def increment():
        nonlocal value
        value += 1

    in_threads(increment, increment)
    assert value == 2


def deadlocks():
    lock = threading.Lock()
    in_threads(lambda: lock.acquire() and lock.acquire())


def never_ends():
    in_threads(lambda: [None for _ in iter(int, 1)])


def gives_up():
    raise NotImplementedError("not written yet")


def state():
    """Everything that an exploration touches, as it is now."""
    names = {(owner.__name__, name): value for owner in OWNERS for name, value in vars(owner).items()}
    tools = []
    if sys.version_info >= (3, 12):
        tools = [sys.monitoring.get_tool(number) for number in range(6)]
    return {
        "names": {key: value for key, value in names.items() if key[1] not in ("_counter", "_dangling", "_active")},
        "tools": tools,
        "tracers": (sys.gettrace(), threading.gettrace()),
        "gc": (gc.isenabled(), gc.get_threshold()),
        "interval": sys.getswitchinterval(),
        "cores": os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None,
        "hooks": (threading.excepthook, sys.excepthook),
        "threads": set(threading.enumerate()),
    }


@pytest.mark.parametrize("body", [wins, loses, deadlocks, never_ends, gives_up], ids=lambda body: body.__name__)
def test_everything_is_as_it_was(body):
    explore(lambda: None)  # imports what it needs
    before, running = state(), _thread._count()
    try:
        explore(body, budget=20, samples=5, max_steps=300)
    except (ScheduleFailure, NotImplementedError):
        pass
    after = state()
    for part in before:
        assert after[part] == before[part], f"{part} has changed"
    assert _thread._count() == running, f"{_thread._count() - running} OS threads are left"


def controlled_threads():
    """The Thread objects that are left of explorations."""
    gc.collect()
    return [thing for thing in gc.get_objects() if isinstance(thing, threading.Thread) and hasattr(thing, TICKET)]


@pytest.mark.parametrize("body", [wins, loses, deadlocks], ids=lambda body: body.__name__)
def test_nothing_is_kept_of_the_threads_of_a_run(body):
    with suppress(ScheduleFailure):
        explore(body, budget=20, samples=5)
    explore(lambda: None)  # the newest result is kept, with its failure
    left = len(controlled_threads())
    assert left == 0, f"{left} Thread objects are kept; who grades a class explores thousands of times in a process"


class Struck(BaseException):
    """Like Ctrl-C and a time limit: raised in the main thread, anywhere."""


class Lines:
    """A trace function that counts the lines of the explorer that the main thread runs, and strikes at one of them."""

    def __init__(self, strikes_at=0):
        self.count, self._strikes_at = 0, strikes_at

    def __call__(self, frame, event, argument):
        if event == "call":
            return self if OWN in frame.f_code.co_filename else None
        if event == "line":
            self.count += 1
            if self.count == self._strikes_at:
                raise Struck
        return self


def explored(body, lines):
    before = sys.gettrace()
    sys.settrace(lines)
    try:
        explore(body, budget=3, samples=0, max_steps=300)
    except (Struck, ScheduleFailure) as error:
        return error
    finally:
        sys.settrace(before)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # struck where Python swallows it
@pytest.mark.parametrize("body", [wins, loses, deadlocks, never_ends], ids=lambda body: body.__name__)
def test_everything_is_as_it_was_wherever_it_is_struck(body):
    explored(body, lines := Lines())
    before, struck = state(), 0
    for at in random.Random(1).sample(range(1, lines.count + 1), STRIKES):
        struck += isinstance(explored(body, Lines(at)), Struck)
        after = state()
        for part in before:
            assert after[part] == before[part], f"struck at line {at}, {part} has changed"
        found = explore(wins, budget=5, samples=0).schedules
        assert found == 5, f"struck at line {at}, the next exploration must run 5 schedules, not {found}"
    assert struck > STRIKES / 2, f"only {struck} explorations of {STRIKES} were interrupted"


def test_everything_is_as_it_was_after_a_real_block():
    """The one thread that cannot be ended stays until its call returns; nothing else does."""
    real = threading.Lock()
    real.acquire()
    before = state()
    with pytest.raises(Inconclusive):
        explore(lambda: in_threads(real.acquire), watchdog=0.3)
    found = explore(wins, budget=5, samples=0, watchdog=1.0).schedules
    assert found == 5, f"who waits for ever must not spoil the next exploration: 5 schedules, not {found}"
    real.release()
    after = state()
    for part in before:
        assert after[part] == before[part], f"{part} has changed"


def test_garbage_collection_stays_off_where_it_was_off():
    gc.disable()
    try:
        explore(wins, budget=5, samples=0)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_finaliser_that_never_gets_its_lock_is_left_silently(capsys):
    class Handle:
        def __init__(self, lock):
            self.lock = lock

        def __del__(self):
            with self.lock:
                pass

    def body():
        lock = threading.Lock()
        with lock:
            Handle(lock)

    with pytest.raises(ScheduleFailure, match="deadlock"):
        explore(body, trace=[Handle])
    assert capsys.readouterr().err == "", "what unwinds a failed run is no error of the program"


def test_foreign_threads_go_on_with_the_real_thing():
    """A thread that was there before sees real locks, real time and real threads all the while."""
    seen, stop = [], threading.Event()

    def foreign():
        while not stop.is_set():
            start = time.monotonic()
            lock = threading.Lock()
            with lock:
                time.sleep(0.001)
            helper = threading.Thread(target=seen.append, args=(type(lock),))
            helper.start()
            helper.join()
            seen.append(0.001 <= time.monotonic() - start < 60)

    thread = threading.Thread(target=foreign)
    thread.start()
    try:
        explore(wins, budget=60, samples=0)
    finally:
        stop.set()
        thread.join()
    assert set(seen) == {True, type(_thread.allocate_lock())}, f"the other thread saw {set(seen)}"


def test_a_lock_that_outlives_its_run_is_an_ordinary_one():
    kept = []

    def body():
        kept.append((threading.Lock(), threading.RLock(), threading.Condition()))

    explore(body)
    for lock in kept[-1]:
        with lock:
            other = threading.Thread(target=lambda lock=lock: lock.acquire(timeout=5) and lock.release())
            other.start()
        other.join()
        assert not other.is_alive()
