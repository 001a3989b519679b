"""An exploration leaves nothing behind: no thread, patch, tracer, tool or setting; and it leaves others alone."""

import _thread
import gc
import os
import queue
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import pytest

from dojo.schedules import Inconclusive, ScheduleFailure, explore, in_threads

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


@pytest.mark.parametrize("body", [wins, loses, deadlocks], ids=lambda body: body.__name__)
def test_nothing_is_kept_of_the_threads_of_a_run(body):
    def threads_alive():
        gc.collect()
        return sum(isinstance(thing, threading.Thread) for thing in gc.get_objects())

    before = threads_alive()
    with suppress(ScheduleFailure):
        explore(body, budget=20, samples=5)
    explore(lambda: None)  # the newest result is kept, with its failure
    assert threads_alive() == before, "who grades a class explores thousands of times in a process"


def test_everything_is_as_it_was_after_a_real_block():
    """The one thread that cannot be ended stays until its call returns; nothing else does."""
    real = threading.Lock()
    real.acquire()
    before = state()
    with pytest.raises(Inconclusive):
        explore(lambda: in_threads(real.acquire), watchdog=0.3)
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
