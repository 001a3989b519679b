"""Programs that try to get out of the explorer's hands, on purpose or not: each still gets its verdict."""

import queue
import sys
import threading
import time

import pytest

from dojo.schedules import Inconclusive, ScheduleFailure, explore, in_threads

BUILT_OUTSIDE, ALSO_OUTSIDE = threading.Lock(), threading.Lock()


def caught(body, **options):
    """Return the failure that exploring `body` ends with."""
    with pytest.raises(ScheduleFailure) as failure:
        explore(body, **options)
    return failure.value


def lose_an_update(around=lambda: None):
    """The usual race; `around` is called in both threads before they count."""
    value = 0

    def increment():
        nonlocal value
        around()
        value += 1

    in_threads(increment, increment)
    assert value == 2, f"two increments give 2, not {value}"


class Swallow(threading.Thread):
    """Two of these deadlock, and neither lets itself be ended."""

    def __init__(self, first, second):
        super().__init__()
        self.first, self.second = first, second

    def run(self):
        while True:
            try:
                with self.first, self.second:
                    return
            except BaseException:
                pass


def test_threads_that_swallow_every_exception():
    def body():
        one, other = threading.Lock(), threading.Lock()
        threads = [Swallow(one, other), Swallow(other, one)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert caught(body).kind == "deadlock"
    assert explore(lambda: in_threads(int, int)).complete == 2, "the next exploration is not disturbed"


def test_a_loop_that_does_nothing():
    def spin():
        while True:
            pass

    failure = caught(lambda: in_threads(spin), max_steps=500)
    assert failure.kind == "livelock"
    assert "spin goes round and round" in str(failure), str(failure)


def test_a_flag_that_nobody_raises():
    class Worker:
        ready = False

        def wait(self):
            while not self.ready:
                pass

    def body():
        worker = Worker()
        in_threads(worker.wait, lambda: setattr(worker, "redy", True))

    failure = caught(body, max_steps=500)
    assert failure.kind == "livelock"
    assert "while not self.ready:" in str(failure), str(failure)


def test_a_flag_that_somebody_raises():
    class Worker:
        ready = False

        def wait(self):
            while not self.ready:
                pass

        def release(self):
            self.ready = True

    def body():
        worker = Worker()
        in_threads(worker.wait, worker.release)

    explore(body)


@pytest.mark.parametrize("seconds", [0, 0.01, 5])
def test_polling_that_never_sees_what_it_waits_for(seconds):
    def poll():
        while True:
            time.sleep(seconds)

    failure = caught(lambda: in_threads(poll), max_steps=500)
    assert failure.kind == "livelock"
    assert "poll" in str(failure)


def test_mutual_politeness():
    """Both give way to the other for ever."""

    def body():
        wants = [True, True]

        def enter(me):
            while wants[1 - me]:
                wants[me] = False
                wants[me] = True

        in_threads(lambda: enter(0), lambda: enter(1))

    assert caught(body, max_steps=500).kind == "livelock"


def test_an_endless_daemon_is_left_alone():
    def body():
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        threading.Thread(target=lambda: [time.sleep(1) for _ in iter(int, 1)], daemon=True).start()

    explore(body, budget=20, samples=5)


def test_a_thread_that_outlives_the_body():
    failure = caught(lambda: threading.Thread(target=threading.Event().wait, name="late").start())
    assert failure.kind == "leftover"
    assert "late" in str(failure)


def test_a_switch_interval_set_by_the_program():
    before = sys.getswitchinterval()
    failure = caught(lambda: lose_an_update(lambda: sys.setswitchinterval(1000)))
    assert str(failure).startswith("two increments give 2, not 1")
    assert sys.getswitchinterval() == before


def test_a_trace_function_set_by_the_program():
    before = sys.gettrace()
    failure = caught(lambda: lose_an_update(lambda: sys.settrace(None)))
    assert str(failure).startswith("two increments give 2, not 1")
    assert sys.gettrace() is before


def test_a_lock_built_outside_is_inconclusive_when_it_blocks():
    def take():
        BUILT_OUTSIDE.acquire()

    try:
        with pytest.raises(Inconclusive, match=r"inside the test's body(.|\n)*BUILT_OUTSIDE\.acquire\(\)"):
            explore(lambda: in_threads(take, take), watchdog=0.5)
    finally:
        BUILT_OUTSIDE.release()


def test_a_lock_built_outside_that_never_blocks():
    def take():
        with ALSO_OUTSIDE:
            return 1

    assert explore(lambda: in_threads(take)).failure is None


def test_recursion():
    def body():
        total = [0]

        def descend(depth):
            if depth:
                total[0] += 1
                descend(depth - 1)

        in_threads(lambda: descend(2), lambda: descend(2))
        assert total == [4], f"four steps down, not {total}"

    assert str(caught(body)).startswith("four steps down, not")


def test_recursion_without_end():
    def deeper():
        return deeper()

    failure = caught(lambda: in_threads(deeper, deeper))
    assert failure.kind == "exception"
    assert str(failure).startswith("RecursionError")


def test_generators():
    def body():
        def numbers():
            yield from range(3)

        shared = numbers()
        in_threads(lambda: list(shared), lambda: list(shared))

    assert "generator already executing" in str(caught(body, granularity="instruction"))


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        raise OSError("no way out")


def test_an_exception_in_exit():
    def leave():
        with BadExit():
            pass

    failure = caught(lambda: in_threads(leave, int))
    assert str(failure).startswith("OSError: no way out")
    assert "raised in the thread leave" in str(failure) or "raised in leave" in str(failure)


def test_an_exception_replaced_on_the_way_out():
    def body():
        lock = threading.Lock()

        def work():
            try:
                lock.acquire()
                raise ValueError("first")
            finally:
                raise KeyError("second")

        in_threads(work, work)

    assert caught(body).kind in ("exception", "deadlock")


def test_thousands_of_steps():
    def body():
        total = [0]

        def count():
            for _ in range(1500):
                total[0] += 1

        in_threads(count, count)
        assert total == [3000], f"3000 counts, not {total[0]}"

    assert str(caught(body)).startswith("3000 counts, not")


def test_thousands_of_steps_of_a_right_program():
    def body():
        jobs, done = queue.Queue(), []
        for number in range(300):
            jobs.put(number)

        def work():
            while True:
                try:
                    done.append(jobs.get_nowait())
                except queue.Empty:
                    return

        in_threads(work, work)
        assert len(done) == 300, f"300 jobs are done, not {len(done)}"

    explore(body, decisions=20_000)


def test_exit_calls_in_a_thread():
    def body():
        done = []

        def leave():
            sys.exit("bye")

        thread = threading.Thread(target=leave)
        thread.start()
        thread.join()
        done.append(1)
        assert done == [1]

    explore(body)


def test_an_exploration_within_an_exploration():
    failure = caught(lambda: explore(lambda: None))
    assert "an explored test cannot start another exploration" in str(failure)
