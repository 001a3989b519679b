"""`every_order`: a test body that runs once per order of its tasks' steps."""

from __future__ import annotations

import functools
import gc
import inspect
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from dojo.schedules import modules, picture, replay, svg
from dojo.schedules.conclusion import conclude
from dojo.schedules.plans import Plan
from dojo.schedules.search import Result, Search
from dojo.schedules.settings import settings
from dojo.schedules.story import Row
from dojo.schedules.verdicts import Failure, ScheduleFailure, is_no_verdict
from dojo.worlds.event_loop import blocking, checks, story
from dojo.worlds.event_loop.checks import CheckedLoop
from dojo.worlds.event_loop.verdicts import Livelock, OrderFailed, StopHere

COLLECT_EVERY = 200  # orders between two garbage collections


def explore(
    body: Callable[..., Coroutine[Any, Any, Any]],
    *args: Any,
    bound: int = 3,
    budget: int = 400,
    samples: int = 100,
    depth: int = 3,
    seed: int = 0,
    sleeps: str = "any",
    max_steps: int = 5_000,
    schedule: str | None = None,
    named: Mapping[str, Any] | None = None,
) -> Result:
    """Run the coroutine of `body(*args, **named)` once per order and return what was found out.

    Fresh modules among the arguments are executed anew each time.

    bound:      up to how many steps out of asyncio's own order to try all orders.
    budget:     how many orders that may take.
    samples:    how many random orders follow if the budget was too small; `depth` is how many
                ordering constraints each of them aims at.
    seed:       same seed, same orders.
    sleeps:     "any": a sleep may take longer than asked, so it orders nothing; "ordered": sleeps end
                in the order of their due times. While a time limit runs they are always ordered.
    max_steps:  steps after which an order counts as a livelock.
    schedule:   run this one order only ("6:2": at decision 6 task 2 goes on).

    Raises ScheduleFailure for the first failing order, Inconclusive for a program that leaves the
    loop's world, and plainly what ends a test without a verdict, such as NotImplementedError.
    """
    __tracebackhide__ = True
    if sleeps not in ("any", "ordered"):
        raise ValueError(f"sleeps must be one of any, ordered, not {sleeps!r}")
    exploration = Exploration(body, args, named or {}, sleeps, max_steps)
    with exploration:
        search = Search(
            exploration.execute,
            bound=bound,
            budget=budget,
            samples=samples,
            depth=depth,
            seed=seed + settings.seed,
        )
        return conclude(exploration, search, body, schedule)


class Exploration:
    """Everything that lives as long as one exploration; a context manager that leaves no trace."""

    def __init__(
        self,
        body: Callable[..., Coroutine[Any, Any, Any]],
        args: Sequence[Any],
        named: Mapping[str, Any],
        sleeps: str,
        max_steps: int,
    ) -> None:
        self._body, self._args, self._named = body, args, named
        self._sleeps, self._max_steps = sleeps, max_steps
        fresh = [value for value in (*args, *named.values()) if modules.is_fresh(value)]
        self._fresh = {id(module): module for module in fresh}
        self._modules = modules.Restored([module.__name__ for module in fresh])
        self._guard = blocking.guarded()
        self._executed = 0

    def __enter__(self) -> Exploration:
        self._gc_was_on = gc.isenabled()
        gc.disable()  # a finaliser would run at another step each time
        self._guard.__enter__()
        return self

    def __exit__(self, *exception: Any) -> None:
        self._guard.__exit__(*exception)
        self._modules.restore()
        if self._gc_was_on:
            gc.enable()

    def execute(self, plan: Plan) -> Failure | None:
        """Run the body once under `plan`."""
        self._executed += 1
        if self._executed % COLLECT_EVERY == 0:
            gc.collect()
        loop = self._loop(plan)
        try:
            return self._run(loop)
        finally:
            loop.tasks.clear()  # a cycle less: what this order has made is gone at once

    def failure(self, result: Result) -> ScheduleFailure:
        """Run the failing order once more, taking notes, and return its story."""
        loop = self._loop(Plan(result.schedule))
        endless = result.failure.kind == Livelock.kind
        notes = story.Notes(loop, skip=self._max_steps - story.NEWEST if endless else 0)
        result.schedules += 1
        failure = self._run(loop)
        if failure is None:
            failure = result.failure
            result.notes.append("the program behaves differently from run to run under the same order")
        result.failure = failure
        text = replay.to_text(result.schedule)
        told = story.tell(failure, notes, text)
        if settings.story_svg is not None:
            svg.write(told, settings.story_svg, picture.name_of(self._body))
        return ScheduleFailure(failure, told, result, text)

    def observe(self, plan: Plan) -> tuple[dict[int, str], list[Row]]:
        """Run the body once under `plan`, taking notes; return the tasks' names and what they did."""
        loop = self._loop(plan)
        notes = story.Notes(loop)
        self._run(loop)
        return notes.names(), notes.story_rows()

    def _loop(self, plan: Plan) -> CheckedLoop:
        def choose(options: Sequence[int]) -> int:
            return plan.decide(tuple(options), (0,) + (1,) * (len(options) - 1))

        return CheckedLoop(choose, sleeps=self._sleeps, max_steps=self._max_steps)

    def _run(self, loop: CheckedLoop) -> Failure | None:
        __tracebackhide__ = True
        new = {key: module.__fresh__() for key, module in self._fresh.items()}
        args = [new.get(id(value), value) for value in self._args]
        named = {name: new.get(id(value), value) for name, value in self._named.items()}
        try:
            loop.run(self._body(*args, **named))
        except OrderFailed as error:
            _raise_unless_verdict(error.__cause__)
            return Failure(error.kind, str(error), error)
        except (Exception, StopHere) as error:
            _raise_unless_verdict(error)
            return Failure("exception", str(error), error)
        finally:
            checks.close(loop)
        return None


def _raise_unless_verdict(error: BaseException | None) -> None:
    """Let through what says neither right nor wrong: a gap, a skip, a world that is not there."""
    __tracebackhide__ = True
    root = error
    while root is not None and root.__cause__ is not None:
        root = root.__cause__
    if root is not None and (isinstance(root, story.Inconclusive) or is_no_verdict(root)):
        raise root


def every_order(test: Callable[..., Any] | None = None, /, **options: Any) -> Any:
    """Run an `async def` test once per order of its tasks' steps.

    Bare or with the options of `explore`:

        @every_order
        async def test_two_deposits_add_up(kata): ...

        @every_order(bound=4, sleeps="ordered")
        async def test_...

    Time is virtual. Callbacks and timers keep asyncio's order; which of several ready tasks takes
    the next step varies. The test fails with the shortest failing order that was found, and says
    how to replay it; so it does for a deadlock, a call that blocks the loop, a coroutine that was
    never awaited, a task left pending, and an exception in a task that nobody looked at.
    """
    if test is None:
        return functools.partial(every_order, **options)
    if not inspect.iscoroutinefunction(test):
        raise TypeError(f"every_order is for async def functions; {test.__name__} is none")

    @functools.wraps(test)
    def explored(*args: Any, **kwargs: Any) -> None:
        __tracebackhide__ = True
        explore(test, *args, named=kwargs, **options)

    return explored
