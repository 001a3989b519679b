"""Pool: what the notes document, and what really holds, as tests."""

import multiprocessing
import os
import threading
from functools import partial

import gevent
import pytest
from gevent.event import Event

from dojo import behaviour, every_start_method
from dojo.worlds.greenlets import Overlap, extra_switches, hub_order, in_greenlets
from dojo.worlds.processes.rendezvous import Rendezvous


class Relay:
    """Calls that finish in reverse: each ends only after the one for the next item has."""

    def __init__(self, count):
        self.ended = [Event() for _ in range(count + 1)]
        self.ended[count].set()

    def __call__(self, item):
        self.ended[item + 1].wait()
        self.ended[item].set()
        return item


def passing_on(item):
    """Return `item` after a switch."""
    gevent.sleep(0)
    return item


@behaviour("G30")
@hub_order
def test_waits_of_echo_overlap(kata):
    echoes = Overlap()
    given = in_greenlets(*[lambda item=item: echoes.of(kata.echo)(item) for item in range(10)])
    assert given == list(range(10)), f"echo must return its item: 0 to 9 became {given}"
    assert echoes.most == 10, f"ten echoes must wait together, not {echoes.most} at once"


@behaviour("G28", "G29", "G35")
@hub_order
def test_equal_waits_give_one_order_in_every_run(kata):
    runs = [kata.in_completion_order(kata.echo, range(10), 10) for _ in range(4)]
    assert runs == [list(range(10))] * 4, f"equal waits must end in the order of the items in all four runs, not {runs}"


@behaviour("G29")
@extra_switches
def test_completion_order_is_that_of_the_ends(kata):
    given = kata.in_completion_order(Relay(5), range(5), 5)
    assert given == [4, 3, 2, 1, 0], f"the calls ended in the order 4 to 0, the results came as {given}"


@extra_switches
def test_input_order_does_not_depend_on_the_ends(kata):
    given = kata.in_input_order(Relay(5), range(5), 5)
    assert given == [0, 1, 2, 3, 4], f"results must be in the order of the items, 0 to 4, not {given}"


@pytest.mark.parametrize("name", ["in_input_order", "in_completion_order"])
@extra_switches
def test_size_bounds_the_calls_under_way(kata, name):
    calls = Overlap()
    given = getattr(kata, name)(calls.of(passing_on), range(6), 3)
    assert sorted(given or ()) == list(range(6)), f"every item needs one result, not {given}"
    assert calls.most <= 3, f"a pool of 3 must have at most 3 calls under way, not {calls.most}"


@pytest.mark.parametrize("name", ["in_input_order", "in_completion_order"])
@hub_order
def test_as_many_calls_as_the_size_are_under_way(kata, name):
    calls = Overlap()
    getattr(kata, name)(calls.of(passing_on), range(6), 3)
    assert calls.most == 3, f"a pool of 3 must have 3 calls under way at once, not {calls.most}"


@behaviour("G08", "G26")
@extra_switches
def test_no_deposit_is_lost(kata):
    account = kata.Account(journal=lambda old, new: gevent.sleep(0))
    in_greenlets(*[lambda: account.deposit(1)] * 10)
    assert account.balance == 10, f"ten deposits of 1 must give 10, not {account.balance}"


@extra_switches
def test_journal_is_told_before_the_balance_changes(kata):
    entries = []

    def journal(old, new):
        entries.append((old, account.balance, new))
        gevent.sleep(0)

    account = kata.Account(journal)
    in_greenlets(*[lambda: account.deposit(5)] * 3)
    expected = [(0, 0, 5), (5, 5, 10), (10, 10, 15)]
    assert entries == expected, f"the journal (old, balance, new) must read {expected}, not {entries}"


@hub_order
def test_accounts_do_not_wait_for_each_other(kata):
    writing = Overlap()
    accounts = [kata.Account(writing.of(lambda old, new: gevent.sleep(0))) for _ in range(2)]
    in_greenlets(*[lambda each=each: (each.deposit(1), each.deposit(1), each.deposit(1)) for each in accounts])
    assert writing.most == 2, f"two accounts must be written at the same time, not {writing.most} at once"


@behaviour("G27")
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_promise_the_results_but_no_order(fresh_python, method):
    given = fresh_python(run_processes, method)
    once_each = sorted(given or ()) == list(range(6))
    assert once_each, f"a pool of processes must give each result once, in any order, not {given}"


def run_processes(kata, method):
    import multiprocessing

    return kata.in_processes(multiprocessing.get_context(method), kata.echo, range(6), 2)


def meet_and_tell(point, item):
    point.meet()
    point.meet()
    return os.getpid()


@every_start_method
def test_as_many_processes_as_the_size_are_at_work(kata, start_method):
    context, counted = multiprocessing.get_context(start_method), []
    with Rendezvous(4) as point:  # three processes at work, and this one while they are

        def count():
            point.meet()
            counted.append(len(multiprocessing.active_children()))
            point.meet()

        thread = threading.Thread(target=count)
        thread.start()
        pids = kata.in_processes(context, partial(meet_and_tell, point), range(3), 3)
        thread.join()
    assert len(set(pids or ())) == 3, f"three processes must do one of three calls each, but the pids are {pids}"
    assert counted == [3], f"a pool of 3 must have three processes, not {counted}"
