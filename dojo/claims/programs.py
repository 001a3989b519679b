"""The programs that are timed, as the notes have them: threads and processes, pools, locks, waiting for others.

Each is a context manager: what stands before `yield` is made ready, what it yields is called and timed.
Run in an interpreter of its own: `python -m dojo.claims.programs NAME REPEATS` prints the seconds as JSON.
"""

import concurrent.futures
import json
import multiprocessing
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

METHOD = "fork" if "fork" in multiprocessing.get_all_start_methods() else multiprocessing.get_start_method()
WAIT = 0.05  # seconds that the local server takes for an answer; the notes ask a site on the internet
Program = Callable[[], AbstractContextManager[Callable[[], object]]]


def square(number):
    return number * number


def count(number, steps=2_000_000):
    for i in range(steps):
        i += 1
    return i * number


def echo(item):
    time.sleep(0.001)
    return item


def put(dictionary, key, item):
    dictionary[key] = item


def meet(barrier, lock):
    barrier.wait()
    with lock:
        pass


def nothing():
    pass


# ---------------------------------------------------------------- locks


def _two_threads(loop: Callable[[int], None]) -> None:
    _start_and_join([threading.Thread(target=loop, args=(step,)) for step in (1, -1)])


def _start_and_join(workers) -> None:
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def _updates(number: int, each: bool, lock_type=threading.Lock) -> AbstractContextManager[Callable[[], object]]:
    lock, share = lock_type(), 0

    def lock_each(step: int) -> None:
        nonlocal share
        for _ in range(number):
            lock.acquire()
            share += step
            lock.release()

    def lock_once(step: int) -> None:
        nonlocal share
        lock.acquire()
        for _ in range(number):
            share += step
        lock.release()

    return nullcontext(lambda: _two_threads(lock_each if each else lock_once))


def _nested(number: int, evaluated: bool) -> AbstractContextManager[Callable[[], object]]:
    lock, share = threading.RLock(), 0

    def add(step: int) -> None:
        nonlocal share
        lock.acquire()
        share += step
        lock.release()

    def by_eval(step: int) -> None:
        text, names = f"add({step})", {"add": add}
        for _ in range(number):
            lock.acquire()
            eval(text, names)
            lock.release()

    def by_call(step: int) -> None:
        for _ in range(number):
            lock.acquire()
            add(step)
            lock.release()

    return nullcontext(lambda: _two_threads(by_eval if evaluated else by_call))


# ---------------------------------------------------------------- threads against processes


def dict_threads():
    return nullcontext(lambda: _dict(threading.Thread, {}))


@contextmanager
def dict_processes() -> Iterator[Callable[[], object]]:
    context: Any = multiprocessing.get_context(METHOD)
    with context.Manager() as manager:
        yield lambda: _dict(context.Process, manager.dict())


def _dict(worker, dictionary) -> None:
    _start_and_join([worker(target=put, args=(dictionary, key, 2 * key)) for key in range(10)])
    assert len(dictionary) == 10, "ten workers write ten keys"


def barrier_threads():
    return nullcontext(lambda: _barrier(threading))


def barrier_processes():
    return nullcontext(lambda: _barrier(multiprocessing.get_context(METHOD)))


def _barrier(world) -> None:
    worker = getattr(world, "Thread", None) or world.Process
    arguments = world.Barrier(2), world.Lock()
    _start_and_join(
        [worker(target=meet, args=arguments) for _ in range(2)] + [worker(target=nothing) for _ in range(2)]
    )


def pool_threads():
    return nullcontext(_pool_of_threads)


def _pool_of_threads() -> None:
    """The notes' own pool: four threads that empty a queue."""
    tasks: queue.Queue = queue.Queue()
    results = []
    for number in range(100):
        tasks.put(number)

    def work():
        while True:
            try:
                number = tasks.get_nowait()
            except queue.Empty:
                return
            results.append(square(number))

    _start_and_join([threading.Thread(target=work) for _ in range(4)])
    assert len(results) == 100, "a hundred numbers have a hundred squares"


def pool_processes():
    return nullcontext(_pool_of_processes)


def _pool_of_processes() -> None:
    pool = multiprocessing.get_context(METHOD).Pool(4)
    pool.map(square, range(100))
    pool.close()
    pool.join()


@contextmanager
def warm_pool_processes() -> Iterator[Callable[[], object]]:
    with multiprocessing.get_context(METHOD).Pool(4) as pool:
        pool.map(square, range(100))
        yield lambda: pool.map(square, range(100))


# ---------------------------------------------------------------- futures


def futures_in_turn():
    return nullcontext(lambda: [count(number) for number in range(1, 11)])


def futures_threads():
    return nullcontext(lambda: _futures(concurrent.futures.ThreadPoolExecutor(5)))


def futures_processes():
    context = multiprocessing.get_context(METHOD)
    return nullcontext(lambda: _futures(concurrent.futures.ProcessPoolExecutor(5, mp_context=context)))


def _futures(executor) -> None:
    with executor:
        tasks = [executor.submit(count, number) for number in range(1, 11)]
        for task in concurrent.futures.as_completed(tasks):
            task.result()


# ---------------------------------------------------------------- greenlets


def four_runs_processes():
    return nullcontext(lambda: _four_runs(multiprocessing.get_context(METHOD).Pool(10), echo))


def four_runs_greenlets():
    from gevent.pool import Pool

    return nullcontext(lambda: _four_runs(Pool(10), echo))


def four_runs_greenlets_that_switch():
    import gevent
    from gevent.pool import Pool

    def switching_echo(item):
        gevent.sleep(0.001)
        return item

    return nullcontext(lambda: _four_runs(Pool(10), switching_echo))


def _four_runs(pool, function) -> None:
    for _ in range(4):
        assert sorted(pool.imap_unordered(function, range(10))) == list(range(10)), "ten items, ten results"
    if hasattr(pool, "terminate"):
        pool.terminate()


def requests_in_turn():
    return _asking(lambda ask: [ask() for _ in range(9)])


def requests_greenlets():
    return _asking(_spawn_nine)


def requests_greenlets_patched():
    from gevent import monkey

    monkey.patch_all()
    return _asking(_spawn_nine)


def _spawn_nine(ask: Callable[[], object]) -> None:
    import gevent

    gevent.joinall([gevent.spawn(ask) for _ in range(9)], raise_error=True)


@contextmanager
def _asking(run: Callable[[Callable[[], object]], object]) -> Iterator[Callable[[], object]]:
    import requests

    server = subprocess.Popen(
        [sys.executable, "-m", "dojo.claims.server", str(WAIT)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        address = server.stdout.readline().strip()

        def ask() -> None:
            assert requests.get(address, timeout=30).ok, "the local server must answer"

        ask()
        yield lambda: run(ask)
    finally:
        server.kill()
        server.wait()


# ---------------------------------------------------------------- all of them

PROGRAMS: dict[str, Program] = {
    "lock for each update": lambda: _updates(1_000_000, True),
    "lock held once": lambda: _updates(1_000_000, False),
    "RLock with eval": lambda: _nested(50_000, True),
    "RLock with a call": lambda: _nested(50_000, False),
    "Lock, as often": lambda: _updates(50_000, True),
    "dict, threads": dict_threads,
    "dict, processes": dict_processes,
    "barrier, threads": barrier_threads,
    "barrier, processes": barrier_processes,
    "squares, threads": pool_threads,
    "squares, new pool": pool_processes,
    "squares, warm pool": warm_pool_processes,
    "counting in turn": futures_in_turn,
    "counting, threads": futures_threads,
    "counting, processes": futures_processes,
    "echoes, process pool": four_runs_processes,
    "echoes, gevent pool": four_runs_greenlets,
    "echoes, gevent.sleep": four_runs_greenlets_that_switch,
    "requests in turn": requests_in_turn,
    "requests, greenlets": requests_greenlets,
    "requests, patched": requests_greenlets_patched,
}


def timed(name: str, repeats: int) -> list[float]:
    """Return the seconds that each of `repeats` runs of the program took, making ready not counted."""
    seconds = []
    for _ in range(repeats):
        with PROGRAMS[name]() as run:
            start = time.perf_counter()
            run()
            seconds.append(time.perf_counter() - start)
    return seconds


if __name__ == "__main__":
    print(json.dumps(timed(sys.argv[1], int(sys.argv[2]))), flush=True)
    os._exit(0)  # nothing of a measured program holds up the next one
