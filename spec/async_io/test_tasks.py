"""Tasks: what the notes document, as tests."""

import asyncio
import sys

from dojo import behaviour, every_order


async def count(name, report, pause=1):
    """Report three steps, with a pause after each."""
    for step in range(3):
        report(f"{name}({step})")
        await asyncio.sleep(pause)
    return name


async def fail():
    await asyncio.sleep(1)
    raise ValueError("broken")


@behaviour("A34")
def test_the_tasks_take_turns(kata, virtual_loop):
    log = []
    outcomes = virtual_loop.run(kata.run_together(*(count(name, log.append) for name in ("f1", "f2", "f3"))))
    expected = [f"{name}({step})" for step in range(3) for name in ("f1", "f2", "f3")]
    assert log == expected, f"first step of each, second of each, third of each is due, not {log}"
    assert outcomes == ["f1", "f2", "f3"], f"one outcome for each coroutine is due, not {outcomes}"


@behaviour("A37")
def test_three_seconds_not_nine(kata, virtual_loop):
    coroutines = [count(name, lambda step: None) for name in ("f1", "f2", "f3")]
    outcomes = virtual_loop.run(kata.run_together(*coroutines))
    assert virtual_loop.elapsed == 3, f"three tasks of 3 s must take 3 s together, not {virtual_loop.elapsed:g}"
    assert outcomes == ["f1", "f2", "f3"], f"one outcome for each coroutine is due, not {outcomes}"


@behaviour("A35")
@every_order(budget=100, samples=20)
async def test_every_outcome_in_order(kata):
    pauses = {"slow": 3, "quick": 1, "medium": 2}
    outcomes = await kata.run_together(*(count(name, lambda step: None, pause) for name, pause in pauses.items()))
    assert len(outcomes or ()) == 3, f"one outcome for each of 3 coroutines is due, not {outcomes}"
    assert outcomes == list(pauses), f"the outcomes are due in the order of the arguments, not {outcomes}"


@every_order
async def test_a_failure_is_an_outcome(kata):
    try:
        outcomes = await kata.run_together(fail(), count("slow", lambda step: None))
    except ValueError:
        raise AssertionError("a task's failure must be returned, not raised") from None
    failure, other = outcomes
    assert isinstance(failure, ValueError), f"the outcome of a failure is the exception itself, not {failure!r}"
    assert other == "slow", f"the others go on when one task fails; the outcome of the other was {other!r}"


@behaviour("A36")
def test_the_loop_runs_until_all_are_done(kata, virtual_loop):
    log = []
    outcomes = kata.run_on(virtual_loop, *(count(name, log.append, pause) for pause, name in enumerate("abc", 1)))
    assert outcomes == ["a", "b", "c"], f"one outcome for each of 3 coroutines is due, not {outcomes}"
    assert len(log) == 9, f"the loop must run until all 9 steps are done, not {len(log)}"
    assert not virtual_loop.is_closed() and not virtual_loop.is_running(), "the loop must be stopped and still open"


@behaviour("A35")
def test_wait_wants_tasks(kata, virtual_loop):
    objection = virtual_loop.run(kata.wait_for_bare(count("bare", lambda step: None)))
    expected = "TypeError" if sys.version_info >= (3, 11) else "DeprecationWarning"
    assert objection == expected, f"asyncio.wait objects to a bare coroutine by {expected}, not {objection!r}"
