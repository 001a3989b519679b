"""Whose turn it is: the options that the plan is offered, their costs, and when virtual time passes."""

from types import SimpleNamespace

import pytest

from dojo.schedules.threads import BLOCKED, ControlledThread, Rules
from dojo.schedules.turns import IDLE_JUMPS, Turns


class Chooser:
    """A plan that notes what it is asked and takes the wanted option, or the first."""

    def __init__(self, wanted=None):
        self.wanted, self.asked, self.gave_way = wanted, [], []

    def decide(self, options, costs, state, fine=False):
        self.asked.append((options, costs, fine))
        return options[0] if self.wanted is None else self.wanted

    def give_way(self, participant):
        self.gave_way.append(participant)


@pytest.fixture
def plan():
    return Chooser()


def turns(plan, count=3, **rules):
    """Return turns of `count` runnable threads; no OS thread is needed to choose among them."""
    made = Turns(plan, Rules(**rules))
    made.threads = [ControlledThread(n, f"t{n}", False, SimpleNamespace(ident=n)) for n in range(count)]
    made._ready = count
    made.current = made.threads[0]
    return made


def put_to_sleep(made, number, deadline, early=False):
    thread = made.threads[number]
    thread.state, thread.deadline, thread.early = BLOCKED, deadline, early
    made._ready -= 1
    made._sleepers += early
    return thread


def test_to_go_on_is_the_default_and_free(plan):
    made = turns(plan)
    assert made._next(made.threads[1]) is made.threads[1]
    assert plan.asked == [((1, 0, 2), (0, 1, 1), False)]


def test_who_comes_after_one_that_cannot_go_on_is_free(plan):
    made = turns(plan)
    assert made._next(None) is made.threads[0]
    assert plan.asked == [((0, 1, 2), (0, 0, 0), False)]


def test_nothing_is_asked_where_only_one_can_run(plan):
    made = turns(plan, 1)
    assert made._next(made.threads[0]) is made.threads[0]
    assert plan.asked == []


def test_who_wants_a_lock_that_is_held_is_not_offered(plan):
    made = turns(plan)
    made.threads[1].wants = SimpleNamespace(held=lambda: True)
    made.threads[2].wants = SimpleNamespace(held=lambda: False)
    made._next(made.threads[0])
    assert plan.asked == [((0, 2), (0, 1), False)]


def test_all_are_offered_where_each_wants_a_lock_that_is_held(plan):
    made = turns(plan, 2)
    for thread in made.threads:
        thread.wants = SimpleNamespace(held=lambda: True)
    made._next(made.threads[0])
    assert plan.asked == [((0, 1), (0, 1), False)]


def test_time_passes_only_when_nobody_can_run(plan):
    made = turns(plan, 2)
    sleeper = put_to_sleep(made, 1, deadline=5.0)
    assert made._next(made.threads[0]) is made.threads[0]
    assert made.now == 0.0
    put_to_sleep(made, 0, deadline=None)
    assert made._next(None) is sleeper
    assert (made.now, sleeper.timed_out) == (5.0, True)


def test_time_comes_to_the_nearest_deadline_first(plan):
    made = turns(plan)
    late, soon, soon_too = (put_to_sleep(made, n, deadline) for n, deadline in enumerate((9.0, 2.0, 2.0)))
    assert made._next(None) is soon
    assert made.now == 2.0
    assert soon_too.timed_out and not late.timed_out


def test_to_wake_a_sleeper_early_is_a_preemption():
    plan = Chooser(wanted=2)
    made = turns(plan)
    sleeper = put_to_sleep(made, 2, deadline=7.0, early=True)
    assert made._next(made.threads[0]) is sleeper
    assert plan.asked == [((0, 1, 2), (0, 1, 1), False)]
    assert (made.now, sleeper.early_wakes) == (7.0, 1)


def test_nobody_is_left(plan):
    made = turns(plan, 1)
    put_to_sleep(made, 0, deadline=None)
    assert made._next(None) is None


def test_who_spins_gives_way_to_whoever_waits_longest(plan):
    made = turns(plan)
    made.threads[1].ran, made.threads[2].ran = 40, 20
    made.threads[0].idle_jumps = IDLE_JUMPS + 1
    assert made._next(made.threads[0]) is made.threads[2]
    assert plan.gave_way == [0]
    assert made.threads[0].idle_jumps == 0


def test_who_runs_on_for_too_long_gives_way(plan):
    made = turns(plan, 2, patience=10)
    made.threads[0].in_a_row = 11
    assert made._next(made.threads[0]) is made.threads[1]
    assert plan.gave_way == [0]


def test_who_is_awake_stays_so(plan):
    made = turns(plan)
    made.wake(made.threads[1])
    assert made._ready == 3, "a thread that can run already must not be counted twice"
