"""Greenlets: a test's body in gevent's own order, and under extra switches.

gevent's hub resumes greenlets first come, first served. Tests that assert a documented order run
once, in that order: `@hub_order`. A program may rely on less: a greenlet that starts or
sleeps may get its turn later than the others. `@extra_switches` runs the body again and again,
each time letting a few turns pass at such places, chosen by the number of the run (its
seed). That is always legal, so only a wrong program notices, and the same seed always finds
the same thing.

Under both a time is not over while a greenlet is ready to run, however slow the machine.

Both name deadlocks, greenlets that died of an exception, and greenlets left running, and
both name the calls that block the hub (see hub_guard). Every run has a new hub.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import gevent
from gevent.exceptions import LoopExit

from dojo.schedules import settings
from dojo.worlds.greenlet_run import Run, Stuck

SEEDS = 40


def extra_switches(test: Callable[..., None] | None = None, *, seeds: int = SEEDS, expects: tuple = ()) -> Any:
    """Run the test's body in gevent's own order, then under extra switches with the seeds 1 to `seeds`.

    Each run has a newly executed kata. A greenlet may end with an exception only when its type
    is one of `expects`.
    """
    if test is None:
        return functools.partial(extra_switches, seeds=seeds, expects=expects)
    return _decorated(test, seeds, expects)


def hub_order(test: Callable[..., None] | None = None, *, expects: tuple = ()) -> Any:
    """Run the test's body once, in gevent's own order, and name what goes wrong in its greenlets.

    A greenlet may end with an exception only when its type is one of `expects`.
    """
    if test is None:
        return functools.partial(hub_order, expects=expects)
    return _decorated(test, 0, expects)


def in_greenlets(*calls: Callable[[], Any]) -> list[Any]:
    """Return what `calls` return, each made in a greenlet of its own; re-raise the first exception."""
    __tracebackhide__ = True
    greenlets = [gevent.spawn(call) for call in calls]
    gevent.joinall(greenlets, raise_error=True)
    return [each.value for each in greenlets]


class Overlap:
    """Counts how many are inside at once: `with overlap: ...`, then `overlap.most`."""

    def __init__(self) -> None:
        self.inside = self.most = 0

    def __enter__(self) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)

    def __exit__(self, *exc_info: object) -> None:
        self.inside -= 1

    def of(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function`, counted."""

        @functools.wraps(function)
        def counted(*arguments: Any) -> Any:
            with self:
                return function(*arguments)

        return counted


# ---------------------------------------------------------------- running


def _decorated(test: Callable[..., None], seeds: int, expects: tuple) -> Callable[..., None]:
    @functools.wraps(test)
    def run_all(**arguments: Any) -> None:
        __tracebackhide__ = True
        for seed in _chosen(seeds):
            _run(test, arguments, seed, expects)

    return run_all


def _chosen(seeds: int) -> Iterator[int]:
    if settings.replay is None:
        return iter(range(seeds + 1))
    kind, _, number = settings.replay.partition(":")
    if kind != "seed" or not number.isdecimal():
        raise ValueError(f'--schedule "{settings.replay}" is not for greenlets; theirs look like "seed:17"')
    return iter([int(number)])


def _run(test: Callable[..., None], arguments: dict[str, Any], seed: int, expects: tuple) -> None:
    """Run the body once; raise GreenletFailure, from its cause, when anything goes wrong."""
    __tracebackhide__ = True
    files = {inspect.getfile(inspect.unwrap(test))}
    files |= {value.__file__ for value in arguments.values() if hasattr(value, "__fresh__")}
    run = Run(seed, files, test)
    error: BaseException | None = None
    with run.watched():
        try:
            test(
                **{
                    name: value.__fresh__() if hasattr(value, "__fresh__") else value
                    for name, value in arguments.items()
                }
            )
        except (Exception, gevent.Timeout, Stuck) as raised:
            error, run.over = raised, True
        left = run.stop()
    died = next(((name, why) for name, why in run.errors if not isinstance(why, expects)), None)
    if died:
        name, why = died
        run.fail(f"{name} died: {_described(why)}" if why is not error else _raised_in(name, why), why)
    if isinstance(error, (LoopExit, Stuck)):
        stuck = ["deadlock: no greenlet can run, and nothing will wake one", *(f"    {who}" for who in left)]
        run.fail("\n".join(stuck), error)
    if error is not None:
        run.fail(_described(error), error)
    if left:
        run.fail("still running when the test was over:\n" + "\n".join(f"    {who}" for who in left), None)
    run.draw("The promise holds: one run of a right answer")


def _raised_in(name: str, error: BaseException) -> str:
    """Say what was raised and, unless it is a promise of the test's own, in which greenlet."""
    return str(error) if isinstance(error, AssertionError) else f"{_described(error)}, raised in {name}"


def _described(error: BaseException) -> str:
    if isinstance(error, AssertionError):
        return str(error)
    return f"{type(error).__name__}: {error}".removesuffix(": ")
