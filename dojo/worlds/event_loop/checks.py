"""One run of a program on a virtual loop, and what must hold when it is over."""

# The stubs of asyncio leave out what its loops and tasks keep to themselves.
# mypy: disable-error-code="attr-defined"

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import warnings
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

from dojo.worlds.event_loop import own
from dojo.worlds.event_loop.loop import VirtualLoop
from dojo.worlds.event_loop.places import is_own, place_of
from dojo.worlds.event_loop.verdicts import LeftPending, NeverAwaited, NeverRetrieved, OrderFailed, StopHere

CLEANING_STEPS = 1000


class CheckedLoop(VirtualLoop):
    """A virtual loop that also judges what a run leaves behind."""

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Return what `coroutine` returns as the loop's main task; raise what is wrong with it.

        Raises its own exception, a verdict of the loop, or LeftPending, NeverRetrieved, NeverAwaited
        for what it left behind. Whatever happened on the side is told along with it.
        """
        remarks: list[str] = []
        callbacks: list[dict[str, Any]] = []
        self.set_exception_handler(lambda _loop, context: callbacks.append(context))
        with _unawaited(remarks):
            try:
                result = self.run_until_complete(coroutine)
                own.check(self)
                _check_tasks(self)
                _check_callbacks(callbacks)
            except OrderFailed as failure:
                if failure.__cause__ is None:
                    failure.__cause__ = _first_crash(self)
                _remark(failure, remarks)
                raise
            except AssertionError as failure:
                _remark(failure, remarks)
                raise
            gc.collect(0)  # only what this run has made
        if remarks:
            raise NeverAwaited(remarks[0])
        return result


@contextlib.contextmanager
def _unawaited(remarks: list[str]) -> Iterator[None]:
    """Collect a sentence for each coroutine that is dropped before it ran.

    The interpreter reports it through this function of `warnings`; a plain filter would also
    swallow what other code has to say.
    """
    report = warnings._warn_unawaited_coroutine
    depth = sys.get_coroutine_origin_tracking_depth()

    def remember(coroutine: Any) -> None:
        origin = [(file, line) for file, line, _ in coroutine.cr_origin or () if is_own(file)]
        if origin:
            file, line = origin[0]
            remarks.append(f"{Path(file).name}:{line} calls {coroutine.__name__}() without await: its body never ran")

    warnings._warn_unawaited_coroutine = remember
    sys.set_coroutine_origin_tracking_depth(max(depth, 1))
    try:
        yield
    finally:
        sys.set_coroutine_origin_tracking_depth(depth)
        warnings._warn_unawaited_coroutine = report


def _check_tasks(loop: VirtualLoop) -> None:
    pending = [task for task in _all_tasks(loop) if not task.done()]
    left = [task for task in pending if not _cancel_requested(task)]
    if not left:
        _end(loop, pending)  # a cancelled task may still tidy up
        left = [task for task in pending if not task.done()]
    if left:
        lines = "\n".join(f"  {loop.name_of(task)} at {place_of(task) or 'its start'}" for task in left)
        count = "1 task was" if len(left) == 1 else f"{len(left)} tasks were"
        raise LeftPending(f"{count} still pending at the end: await it or cancel it\n{lines}")
    for task in _all_tasks(loop):
        if not task.cancelled() and task._log_traceback:
            error = task.exception()
            raise NeverRetrieved(
                f"{loop.name_of(task)} ended with {_said(error)} and nobody looked at it: await the task"
            ) from error


def _check_callbacks(contexts: list[dict[str, Any]]) -> None:
    for context in contexts:
        error = context.get("exception")
        raise NeverRetrieved(f"{context['message']}: {_said(error)}") from error


def _first_crash(loop: VirtualLoop) -> BaseException | None:
    """The exception of the first task that died unnoticed: often why the others wait."""
    for task in loop.tasks:
        if task.done() and not task.cancelled() and task._log_traceback:
            error = task.exception()
            return None if isinstance(error, StopHere) else error
    return None


def _remark(failure: AssertionError, remarks: list[str]) -> None:
    lines = list(dict.fromkeys(remarks))
    crash = failure.__cause__ if isinstance(failure, OrderFailed) else None
    if crash is not None and not isinstance(failure, NeverRetrieved):
        lines.append(f"a task ended with {_said(crash)} and nobody looked at it")
    if lines:
        said = str(failure).splitlines() or ["an assertion without a message failed"]
        failure.args = ("\n".join([said[0], *lines, *said[1:]]),)


def _said(error: BaseException | None) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _all_tasks(loop: VirtualLoop) -> list[asyncio.Task[Any]]:
    return list(dict.fromkeys([*loop.tasks, *asyncio.all_tasks(loop)]))


def _cancel_requested(task: Any) -> bool:
    if sys.version_info >= (3, 11):
        return task.cancelling() > 0
    waits_for = task._fut_waiter  # 3.10 keeps no count: look at what the cancellation does
    return task._must_cancel or (
        waits_for is not None
        and (
            waits_for.cancelled()
            or getattr(waits_for, "_cancel_requested", False)
            or (isinstance(waits_for, asyncio.Task) and _cancel_requested(waits_for))
        )
    )


def close(loop: VirtualLoop) -> None:
    """End every task of `loop` and close it; nothing is judged any more."""
    if loop.is_closed():
        return
    with _unawaited([]):
        pending = [task for task in _all_tasks(loop) if not task.done()]
        for task in pending:
            task.cancel()
        _end(loop, pending)
        for task in _all_tasks(loop):
            task._log_destroy_pending = False
            if task.done() and not task.cancelled():
                task.exception()
        loop.close()


def _end(loop: VirtualLoop, tasks: list[asyncio.Task[Any]]) -> None:
    """Turn the loop, in its own order, until `tasks` have ended or will not."""
    kept = loop.choose, loop.observe, loop.max_steps
    loop.choose, loop.observe, loop.verdict = (lambda options: options[0]), None, None
    loop.max_steps = loop.steps + CLEANING_STEPS
    with contextlib.suppress(Exception):
        loop.run_until_complete(asyncio.wait(tasks) if tasks else loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_asyncgens())
    loop.choose, loop.observe, loop.max_steps = kept
