"""Process pool: who does the work is open, in which order the results come is not."""

import inspect
import os
import threading
from functools import partial
from multiprocessing import Pool, active_children

import pytest

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering
from dojo.worlds.processes.rendezvous import Rendezvous


def square(number):
    return number * number


@behaviour("PP02", "PP05")
@every_start_method
def test_a_hundred_squares_come_in_order(kata):
    with lingering():
        got = kata.in_order(square, range(100))
        left = active_children()
    assert got == [n * n for n in range(100)], f"the squares of 0 to 99 must come in order, not {got!r:.200}"
    assert not left, f"the workers must have ended when in_order() returns, but {len(left)} live on"


def meet_and_tell(point, number):
    point.meet()
    point.meet()
    return os.getpid()


@behaviour("PP01", "PP03")
@every_start_method
def test_so_many_processes_work_at_the_same_time(kata):
    counted = []
    with Rendezvous(4) as point:  # three workers at work, and this process while they are

        def count():
            point.meet()
            counted.append(len(active_children()))
            point.meet()

        thread = threading.Thread(target=count)
        thread.start()
        pids = kata.in_order(partial(meet_and_tell, point), range(3), processes=3)
        thread.join()
    assert len(set(pids or ())) == 3, f"three workers must do one of three tasks each, but the pids are {pids}"
    assert os.getpid() not in pids, "none of the workers may be the parent"
    assert counted == [3], f"a pool of 3 must have three processes, not {counted}"


@behaviour("PP07")
@every_start_method
def test_as_ready_has_so_many_processes_too(kata):
    counted = []
    with Rendezvous(4) as point:  # three workers at work, and this process while they are

        def count():
            point.meet()
            counted.append(len(active_children()))
            point.meet()

        thread = threading.Thread(target=count)
        thread.start()
        pids = list(kata.as_ready(partial(meet_and_tell, point), range(3), processes=3) or ())
        thread.join()
    assert len(set(pids)) == 3, f"as_ready() must give each of three workers one of three tasks, but pids are {pids}"
    assert counted == [3], f"as_ready() of 3 must have three processes, not {counted}"


def last_first(point, number):
    """Of the calls for 5, 1, 3 the first ends after the third has begun, and so after the second has ended."""
    if number != 1:
        point.meet()
    return number


@behaviour("PP05")
@every_start_method
def test_map_keeps_the_order_whoever_is_ready_first(kata):
    with Rendezvous(2) as point:
        got = kata.in_order(partial(last_first, point), [5, 1, 3], processes=2)
    assert got == [5, 1, 3], f"results must come in the order of the inputs, 5, 1, 3, not {got}"


@behaviour("PP07", "PP09")
@every_start_method
def test_what_is_ready_first_comes_first(kata):
    with Rendezvous(2) as point, lingering():
        results = kata.as_ready(partial(last_first, point), [5, 1, 3], processes=2)
        left = active_children()
        got = list(results if results is not None else ())
    assert sorted(got) == [1, 3, 5], f"every result must come once, also after the end of the pool, not {got}"
    assert got.index(1) < got.index(5), f"1 is ready before 5 and must come before it, but they come as {got}"
    assert not left, f"the workers must have ended when as_ready() returns, but {len(left)} live on"


@behaviour("PP06", "PP08")
@every_start_method
def test_the_iterator_is_the_pools_own(kata):
    results = kata.as_ready(square, range(100))
    assert results is not None, "as_ready() must return an iterator, not None"
    assert iter(results) is results, f"as_ready() must return an iterator, not a {type(results).__name__}"
    assert not inspect.isgenerator(results), "what imap_unordered() returns is no generator, and is what is asked for"
    got = sorted(results)
    assert got == [n * n for n in range(100)], f"each of the squares of 0 to 99 must come once, not {got!r:.200}"


def fail_at_two(number):
    if number == 2:
        raise ValueError(f"no {number}")
    return number


@behaviour("PP02")
@every_start_method
def test_an_error_comes_back_and_no_worker_stays(kata):
    with lingering():
        try:
            raised = f"it returned {kata.in_order(fail_at_two, range(4), processes=2)}"
        except ValueError as error:
            raised = str(error)
        left = active_children()
    assert raised == "no 2", f"in_order() must raise what a call raises, 'no 2', but {raised}"
    assert not left, f"the workers must have ended after an error too, but {len(left)} live on"


class Gated:
    """A pool that needs all the time between close() and join() for what it was given."""

    def __init__(self, pool, gate):
        self.pool, self.gate, self.closed = pool, gate, False

    def __getattr__(self, name):
        return getattr(self.pool, name)

    def close(self):
        self.pool.close()
        self.closed = True

    def join(self):
        if self.closed:
            threading.Thread(target=self.gate.meet).start()
        self.pool.join()


def pass_gate(gate, number):
    if number == 0:
        gate.meet()
    return number


@behaviour("PP04")
@every_start_method
def test_a_pool_finishes_what_it_has_begun(kata):
    with Rendezvous(2) as gate, lingering():
        pool = Pool(2)
        result = pool.map_async(partial(pass_gate, gate), range(8))
        with pytest.raises(ValueError, match="still running"):
            pool.join()
        kata.finish(Gated(pool, gate))
        left = active_children()
        assert result.ready(), "finish() must let the pool do what it was given, but its results are not there"
        assert result.get() == list(range(8)), f"0 to 7 must be the results, not {result.get()}"
        assert not left, f"the workers must have ended when finish() returns, but {len(left)} live on"
        with pytest.raises(ValueError, match="not running"):
            pool.map(square, [1])
