"""The cooperative primitives keep the promises of the real ones; virtual time keeps those of the clocks."""

import queue
import threading
import time

import pytest

from dojo.schedules import explore, in_threads

REAL = {"Lock": threading.Lock, "RLock": threading.RLock}


def both(body):
    """Run a body with the real primitives and with the cooperative ones: what holds for one holds for the other."""
    body()
    explore(body, budget=30, samples=5)


@pytest.mark.parametrize("kind", REAL)
def test_arguments_of_acquire(kind):
    def body():
        lock = getattr(threading, kind)()
        for arguments, error in (((False, 1), ValueError), ((True, -2), ValueError), ((True, 1e30), OverflowError)):
            with pytest.raises(error):
                lock.acquire(*arguments)
        assert lock.acquire() is True
        lock.release()
        assert lock.acquire(timeout=0.01) is True
        lock.release()
        assert lock.acquire(False) is True
        lock.release()

    both(body)


@pytest.mark.parametrize("kind", REAL)
def test_releasing_what_nobody_holds(kind):
    def body():
        with pytest.raises(RuntimeError):
            getattr(threading, kind)().release()

    both(body)


def test_a_lock_knows_whether_it_is_held():
    def body():
        lock = threading.Lock()
        assert not lock.locked()
        with lock:
            assert lock.locked()
            assert lock.acquire(False) is False
            assert lock.acquire(timeout=0.001) is False
        assert not lock.locked()

    both(body)


def test_an_rlock_belongs_to_its_thread():
    def body():
        lock, seen = threading.RLock(), []

        def other():
            seen.append(lock.acquire(False))
            with pytest.raises(RuntimeError):
                lock.release()

        with lock, lock:
            in_threads(other)
        assert seen == [False]

    both(body)


def test_a_lock_may_be_released_by_another_thread():
    def body():
        lock = threading.Lock()
        lock.acquire()
        in_threads(lock.release)
        assert not lock.locked()

    both(body)


def test_a_condition_gives_up_every_level_of_its_rlock():
    def body():
        changed, state = threading.Condition(), []

        def wait():
            with changed, changed:
                while not state:
                    changed.wait()

        def change():
            with changed:
                state.append(1)
                changed.notify()

        in_threads(wait, change)

    both(body)


def test_threads_keep_their_manners():
    def body():
        thread = threading.Thread(target=int)
        assert not thread.is_alive()
        with pytest.raises(RuntimeError, match="cannot join thread before it is started"):
            thread.join()
        thread.start()
        with pytest.raises(RuntimeError, match="threads can only be started once"):
            thread.start()
        thread.join()
        assert not thread.is_alive()
        with pytest.raises(RuntimeError, match="cannot join current thread"):
            threading.current_thread().join()

    both(body)


def test_results_come_in_order():
    def body():
        assert in_threads(lambda: 1, lambda: 2, lambda: 3) == [1, 2, 3]

    both(body)


def test_the_first_exception_is_raised_again_with_its_threads_name():
    def body():
        def fail():
            raise LookupError("nothing there")

        with pytest.raises(LookupError) as error:
            in_threads(fail, int)
        assert error.value.__notes__ == ["raised in the thread fail"]

    both(body)


def test_names_for_threads():
    both(lambda: in_threads(int, int, names=["ann", "bob"]))
    with pytest.raises(ValueError, match="2 calls need as many names, not 1"):
        in_threads(int, int, names=["ann"])


def test_an_hour_passes_at_once():
    def body():
        start = time.monotonic()
        time.sleep(3600)
        assert 3600 <= time.monotonic() - start < 3601

    start = time.perf_counter()
    explore(body)
    assert time.perf_counter() - start < 60


def test_all_clocks_show_the_same_time():
    def body():
        before = time.time(), time.monotonic(), time.perf_counter(), time.time_ns() / 1e9
        time.sleep(7)
        after = time.time(), time.monotonic(), time.perf_counter(), time.time_ns() / 1e9
        assert all(7 <= new - old < 7.1 for old, new in zip(before, after, strict=True)), (before, after)

    explore(body)


def test_a_negative_sleep():
    def body():
        with pytest.raises(ValueError, match="sleep length must be non-negative"):
            time.sleep(-1)

    both(body)


def test_a_deadline_loop_ends():
    def body():
        end = time.monotonic() + 0.0005
        while time.monotonic() < end:
            pass

    explore(body)


@pytest.mark.parametrize(("timeouts", "gives_up"), [("last", False), ("any", True)])
def test_time_outs_pass_last_or_at_any_moment(timeouts, gives_up):
    outcomes = set()

    def body():
        jobs = queue.Queue()

        def take():
            try:
                outcomes.add(jobs.get(timeout=5))
            except queue.Empty:
                outcomes.add("gave up")

        in_threads(take, lambda: jobs.put("job"))

    explore(body, timeouts=timeouts)
    assert outcomes == ({"job", "gave up"} if gives_up else {"job"})


@pytest.mark.parametrize(("sleeps", "orders"), [("any", {"ab", "ba"}), ("ordered", {"ab"})])
def test_sleeps_order_nothing_unless_asked_to(sleeps, orders):
    seen = set()

    def body():
        said = []

        def say(word, seconds):
            time.sleep(seconds)
            said.append(word)

        in_threads(lambda: say("a", 1), lambda: say("b", 2))
        seen.add("".join(said))

    explore(body, sleeps=sleeps)
    assert seen == orders


@pytest.mark.parametrize("option", ["sleeps", "timeouts", "leftovers"])
def test_a_wrong_option(option):
    with pytest.raises(ValueError, match=f"{option} must be one of .*, not 'sometimes'"):
        explore(int, **{option: "sometimes"})
