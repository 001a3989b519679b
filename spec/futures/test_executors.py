"""Executors: calls start when they are submitted, end when they end, and are all waited for."""

import inspect
import os
import threading
import time
from functools import partial
from multiprocessing import active_children
from threading import Event

import pytest

from dojo import behaviour, every_schedule, every_start_method
from dojo.worlds.processes.linger import lingering
from dojo.worlds.processes.rendezvous import Rendezvous


@behaviour("F06", "F07")
def test_count_returns_and_prints_nothing(kata, capsys):
    got = kata.count(7, steps=1000)
    assert got == 7000, f"1000 steps times 7 must be 7000, not {got}"
    printed = capsys.readouterr().out
    assert not printed, f"count() must print nothing, not {printed!r}"
    steps = inspect.signature(kata.count).parameters["steps"].default
    assert steps == 10_000_000, f"without a number of steps it must be ten million, not {steps}"


@behaviour("F02", "F04")
@every_schedule(budget=60, samples=20)
def test_calls_begin_when_they_are_submitted(kata):
    begun, go = Event(), Event()

    def call(item):
        begun.set()
        go.wait()
        return item

    with kata.make("threads", 2) as executor:
        futures = kata.begin(executor, call, "ab")
        begun.wait()  # nobody has asked for a result yet
        go.set()
    results = [future.result() for future in futures or ()]
    assert results == ["a", "b"], f"begin() must return the futures in order, which give a and b, not {results}"


@behaviour("F01")
@every_schedule(budget=20, samples=10, sleeps="ordered")
def test_so_many_threads_work_at_the_same_time_and_no_more(kata):
    inside, most = [], []

    def call(item):
        inside.append(item)
        most.append(len(inside))
        time.sleep(3600)  # passes when nobody has anything to do: by then everybody has begun
        inside.remove(item)
        return os.getpid()

    with kata.make("threads", 2) as executor:
        futures = [executor.submit(call, item) for item in range(3)]
    assert max(most) == 2, f"two workers must do two calls at once, and never more; the most at once was {max(most)}"
    assert {future.result() for future in futures} == {os.getpid()}, "a pool of threads must work in this process"


@behaviour("F03", "F09")
@every_schedule(budget=60, samples=20)
def test_each_result_comes_as_its_call_ends(kata):
    go = Event()

    def call(item):
        if item == "first":
            go.wait()
        return item

    with kata.make("threads", 2) as executor:
        results = iter(kata.as_they_end([executor.submit(call, item) for item in ("first", "second")]))
        early = next(results)
        go.set()
        late = list(results)
    assert early == "second", f"the call that has ended must be yielded while the other waits, not {early!r}"
    assert late == ["first"], f"then the other result must be yielded, not {late}"


@behaviour("F04")
@every_schedule(budget=60, samples=20)
def test_an_error_is_kept_until_it_is_asked_for(kata):
    def call(item):
        if item == "bad":
            raise ValueError(item)
        return item

    with kata.make("threads", 1) as executor:
        futures = kata.begin(executor, call, ["good", "bad", None])
    outcomes = [kata.outcome(future) for future in futures]
    kinds = [kind for kind, _ in outcomes]
    assert kinds == ["result", "error", "result"], f"the second of three calls raises, but the outcomes are {outcomes}"
    assert outcomes[0][1] == "good", f"a result must be what the call returned, not {outcomes[0][1]!r}"
    assert isinstance(outcomes[1][1], ValueError), f"the error must be what the call raised, not {outcomes[1][1]!r}"
    assert outcomes[2][1] is None, f"None is a result like any other, not {outcomes[2][1]!r}"


@behaviour("F12")
@every_schedule(budget=60, samples=20)
def test_every_call_is_waited_for_also_after_an_error(kata):
    ended = []

    def call(item):
        if item == 0:
            raise ValueError("no good")
        ended.append(item)
        return item

    try:
        raised = f"it returned {kata.evaluate('threads', call, range(4), workers=2)}"
    except ValueError as error:
        raised = str(error)
    assert raised == "no good", f"evaluate() must raise what a call raises, 'no good', but {raised}"
    assert sorted(ended) == [1, 2, 3], f"evaluate() must return when every call has ended, but only {ended} have"


@behaviour("F08")
def test_in_sequence_the_caller_does_the_work_in_order(kata):
    seen = []

    def call(item):
        seen.append((item, threading.current_thread()))
        return item * 10

    got = kata.evaluate("sequence", call, [3, 1, 2])
    assert got == [30, 10, 20], f"the results must come in the order of the items, 30, 10, 20, not {got}"
    workers = [thread.name for _, thread in seen]
    expected = [(item, threading.current_thread()) for item in (3, 1, 2)]
    assert seen == expected, f"the caller must work, item by item, not {workers}"


def meet_and_tell(point, item):
    point.meet()
    return os.getpid()


@pytest.mark.slow("starts a pool of processes")
@behaviour("F05")
@every_start_method
def test_processes_work_at_the_same_time_and_elsewhere(kata):
    with Rendezvous(2) as point, kata.make("processes", 2) as executor:
        futures = kata.begin(executor, partial(meet_and_tell, point), range(4))
        pids = [kata.outcome(future) for future in futures]
    assert point.met == 2, f"the four calls must be made, two at a time: they meet twice, not {point.met} times"
    assert len(set(pids)) == 2, f"two workers must do the four calls, two at a time, not {pids}"
    assert ("result", os.getpid()) not in pids, "none of the workers may be this process"


def wait_or_fail(point, item):
    if item == "first":
        point.meet()
    if item == "bad":
        raise ValueError(item)
    return item


@pytest.mark.slow("starts a pool of processes")
@behaviour("F03", "F04")
@every_start_method
def test_processes_are_no_different(kata):
    with Rendezvous(2) as point, kata.make("processes", 2) as executor:
        futures = kata.begin(executor, partial(wait_or_fail, point), ["first", "second", "bad"])
        results = iter(kata.as_they_end(futures[:2]))
        early = next(results)
        point.meet()
        late = list(results)
        kind, error = kata.outcome(futures[2])
    assert early == "second", f"the call that has ended must be yielded while the other waits, not {early!r}"
    assert late == ["first"], f"then the other result must be yielded, not {late}"
    assert (kind, str(error)) == ("error", "bad"), f"an error must travel back, not {kind} {error!r}"


@pytest.mark.slow("starts a pool of processes")
@behaviour("F09", "F12")
@every_start_method
def test_the_same_ten_results(kata):
    expected = kata.evaluate("sequence", partial(kata.count, steps=10), range(10))
    assert expected == [10 * number for number in range(10)], f"ten steps times 0 to 9, not {expected}"
    with lingering():
        got = kata.evaluate("processes", partial(kata.count, steps=10), range(10))
        left = active_children()
    assert sorted(got) == expected, f"whatever the order, the results must be the same ten, not {got}"
    assert not left, f"the workers must have ended when evaluate() returns, but {len(left)} live on"
