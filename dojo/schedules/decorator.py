"""`@every_schedule`: a pytest test that is run once per schedule."""

import functools
import inspect
import sys
from collections.abc import Callable
from typing import Any

from dojo.schedules.explorer import explore

SMALLEST_BUDGET, SMALLEST_SAMPLES = 10, 2  # of one hypothesis example


def every_schedule(test: Callable[..., Any] | None = None, /, **options: Any) -> Any:
    """Run a test once per schedule of its threads.

    Bare or with the options of `explore`:

        @every_schedule
        def test_two_increments_give_two(kata): ...

        @every_schedule(bound=3, timeouts="any")
        def test_the_result_of_wait_is_used(kata): ...

    The test fails with the shortest failing schedule that was found, and says how to
    replay it. Fresh modules among the arguments are executed anew in each schedule. Build
    everything that threads share inside the body; 2-3 threads, 1-3 operations each.

    With hypothesis, `@given` goes above: the examples share one budget of schedules.
    """
    if test is None:
        return functools.partial(every_schedule, **options)
    _refuse(test)

    @functools.wraps(test)
    def explored(*args: Any, **named: Any) -> None:
        __tracebackhide__ = True
        explore(test, *args, named=named, **_shared_budget(options))

    return explored


def _refuse(test: Callable[..., Any]) -> None:
    name = getattr(test, "__qualname__", repr(test))
    if inspect.iscoroutinefunction(test):
        raise TypeError(f"{name} is a coroutine function: use every_order, which is for asyncio")
    if inspect.isgeneratorfunction(test):
        raise TypeError(f"{name} is a generator function, so calling it would run nothing")
    if hasattr(test, "hypothesis"):
        raise TypeError(f"{name}: put @given above @every_schedule, else every schedule repeats all examples")


def _shared_budget(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options for one call: hypothesis calls once per example, and they share the budget."""
    hypothesis = sys.modules.get("hypothesis")
    if hypothesis is None or not hypothesis.currently_in_test_context():
        return options
    examples = hypothesis.settings().max_examples
    budget, samples = options.get("budget", 600), options.get("samples", 100)
    return {
        **options,
        "budget": max(SMALLEST_BUDGET, budget // examples),
        "samples": max(SMALLEST_SAMPLES, samples // examples),
    }
