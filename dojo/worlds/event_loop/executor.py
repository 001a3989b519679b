"""Worker threads of the virtual loop: there are none.

`asyncio.to_thread(f)` and `loop.run_in_executor(None, f)` call `f` in the loop's own thread, as one
step. A `time.sleep(s)` inside takes no time here; instead the caller gets the result `s` virtual
seconds later, while the other tasks go on, which is what a worker thread is for. Races between
`f` and the loop's thread are not looked for: that is `every_schedule`'s business.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import Any


class Worker(threading.local):
    """What the job that is being run inline has slept so far, in seconds; None outside a job."""

    slept: float | None = None


worker = Worker()


def run_inline(loop: asyncio.AbstractEventLoop, func: Callable[..., Any], args: Sequence[Any]) -> asyncio.Future[Any]:
    """Return the future of `func(*args)`, which runs after the callbacks that are ready now."""
    future = loop.create_future()

    def job() -> None:
        if future.cancelled():
            return
        slept, settle, outcome = _call(loop, func, args)
        if slept:
            loop.call_later(slept, _unless_done, future, settle, outcome)
        else:
            _unless_done(future, settle, outcome)

    loop.call_soon(job)
    return future


def _call(loop: asyncio.AbstractEventLoop, func: Callable[..., Any], args: Sequence[Any]) -> tuple[float, str, Any]:
    asyncio._set_running_loop(None)  # a worker thread has no running loop
    worker.slept = 0.0
    try:
        settle, outcome = "set_result", func(*args)
    except Exception as error:
        settle, outcome = "set_exception", error
    finally:
        slept, worker.slept = worker.slept, None
        asyncio._set_running_loop(loop)
    return slept, settle, outcome


def _unless_done(future: asyncio.Future[Any], settle: str, outcome: Any) -> None:
    if not future.done():
        getattr(future, settle)(outcome)
