"""An event loop without a world: time is a number, and the order of tasks is a choice.

Nothing is waited for. When no callback is ready, the clock jumps to the next timer; when there is
no timer either, nobody can ever run again, and that is a deadlock. All of asyncio's own promises
are kept: callbacks run in the order of call_soon, timers never early. What may vary, because
asyncio promises nothing about it, is which of several ready *tasks* takes the next step, and how
much longer than asked a sleep takes.
"""

# The stubs of asyncio leave out what its loops and tasks keep to themselves.
# mypy: disable-error-code="attr-defined, override"

from __future__ import annotations

import asyncio
import heapq
import itertools
import threading
from collections.abc import Callable, Sequence
from typing import Any

from dojo.worlds.event_loop import blocking, executor
from dojo.worlds.event_loop.own import Own
from dojo.worlds.event_loop.places import place_of
from dojo.worlds.event_loop.verdicts import Deadlock, Inconclusive, Livelock
from dojo.worlds.event_loop.worldless import WithoutWorld

EPOCH = 1000.0  # not 0: an answer that takes a duration for a point in time is found out

Choose = Callable[[Sequence[int]], int]


def fifo(options: Sequence[int]) -> int:
    """The order of asyncio itself: whoever became ready first."""
    return options[0]


class OrderedTimer(asyncio.TimerHandle):
    """A timer that keeps its place among timers of the same instant."""

    __slots__ = ("number",)

    def __lt__(self, other: Any) -> bool:
        return (self._when, self.number) < (other._when, other.number)


class VirtualLoop(WithoutWorld):
    """A loop with virtual time, in seconds; `choose` gets the numbers of the tasks that may go on.

    The first number is the one that asyncio's own order would take. `sleeps` is "ordered" (they end
    in the order of their due times) or "any" (a sleep may take longer than asked, so another may end
    first; not while any other timer is set, because a time limit must mean something).
    """

    choose, sleeps, max_steps, verdict, observe, _now, _limit_passed = (Own() for _ in range(7))

    def __init__(self, choose: Choose = fifo, *, sleeps: str = "ordered", max_steps: int = 5_000) -> None:
        super().__init__()
        self.choose, self.sleeps, self.max_steps = choose, sleeps, max_steps
        self.steps = 0
        self.verdict = None  # an exception found inside a step, raised after it
        self.tasks: dict[asyncio.Task[Any], int] = {}  # in the order in which they first became ready
        self.observe = None  # called with a task and its step
        self._now = EPOCH
        self._limit_passed = False  # a timer fired that is no sleep, and somebody may still act on it
        self._timer_numbers = itertools.count()
        self._threads_before = set(threading.enumerate())

    def close(self) -> None:
        """Close it, and drop what may lead back here: `Own` would keep a loop for ever that its own values hold."""
        super().close()
        self.choose, self.verdict, self.observe = fifo, None, None

    # -- time

    def time(self) -> float:
        """The clock, in seconds; it moves only when nothing is ready."""
        return self._now

    @property
    def elapsed(self) -> float:
        """Virtual seconds since the loop was made."""
        return self._now - EPOCH

    def call_at(self, when: float, callback: Any, *args: Any, context: Any = None) -> asyncio.TimerHandle:
        """As documented; timers of the same instant fire in the order of their making."""
        self._check_closed()
        timer = OrderedTimer(when, callback, args, self, context)
        timer.number = next(self._timer_numbers)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    # -- the loop's own turn

    def run_forever(self) -> None:
        """As documented; calls that would block the loop are refused meanwhile."""
        with blocking.turning(self):
            super().run_forever()

    def call_soon(self, callback: Any, *args: Any, context: Any = None) -> asyncio.Handle:
        """As documented; a task gets its number when it becomes ready for the first time."""
        handle = super().call_soon(callback, *args, context=context)
        task = _task_of(handle)
        if task is not None:
            self.tasks.setdefault(task, len(self.tasks))
        return handle

    def _run_once(self) -> None:
        self._drop_cancelled_timers()
        if not self._ready and not self._stopping:
            if not self._scheduled:
                raise self._nobody_can_run()
            self._limit_passed = False
            self._pass_time(self._next_timer())
        self._fire_due_timers()
        for _ in range(len(self._ready)):  # one batch, as asyncio has it: stop() ends after it
            if not self._ready:
                break  # a late step came early
            self._step()

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.max_steps:
            raise self._no_end()
        handle = self._pick()
        if handle._cancelled:
            return
        task = _task_of(handle)
        if task is None or self.observe is None:
            handle._run()
        else:
            self.observe(task, handle._run)
        if self.verdict is not None:
            raise self.verdict

    def _pick(self) -> asyncio.Handle:
        """Take the next handle out of the ready queue."""
        first = _task_of(self._ready[0])
        if first is None:
            return self._ready.popleft()
        position: dict[int, int] = {}
        for index, handle in enumerate(self._ready):
            task = _task_of(handle)
            if task is None:
                break  # plain callbacks keep their place: call_soon promises it
            position.setdefault(self.tasks[task], index)
        options = list(position)
        late = self._sleepers()
        options += [number for number in list(late)[:1] if number not in position]
        chosen = self.choose(options) if len(options) > 1 else options[0]
        if chosen not in position:
            return self._wake(late[chosen], chosen)
        handle = self._ready[position[chosen]]
        del self._ready[position[chosen]]
        return handle

    # -- timers

    def _drop_cancelled_timers(self) -> None:
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)._scheduled = False
        self._timer_cancelled_count = 0

    def _next_timer(self) -> OrderedTimer:
        """Which timer the clock jumps to."""
        late = self._sleepers()
        return late[self.choose(list(late))] if len(late) > 1 else self._scheduled[0]

    def _sleepers(self) -> dict[int, OrderedTimer]:
        """The sleeping tasks whose order is open, the earliest first; none while a time limit runs."""
        if self.sleeps != "any" or self._limit_passed or not self._scheduled:
            return {}
        timers = sorted(timer for timer in self._scheduled if not timer._cancelled)
        tasks = [_sleeper(timer) for timer in timers]
        if None in tasks:
            return {}
        return {self.tasks[task]: timer for task, timer in zip(tasks, timers) if task in self.tasks}

    def _pass_time(self, timer: OrderedTimer) -> None:
        self._now = max(self._now, timer._when)
        self._fire(timer)

    def _wake(self, timer: OrderedTimer, number: int) -> asyncio.Handle:
        """End a sleep while others are ready, and return the step that it was holding up."""
        self._pass_time(timer)
        self._ready.pop()._run()  # sets the result that the task waits for
        if self._ready and self._number(self._ready[-1]) == number:
            return self._ready.pop()
        return self._ready.popleft()

    def _number(self, handle: asyncio.Handle) -> int | None:
        task = _task_of(handle)
        return None if task is None else self.tasks.get(task)

    def _fire(self, timer: OrderedTimer) -> None:
        self._scheduled.remove(timer)
        heapq.heapify(self._scheduled)
        self._let_fire(timer)

    def _fire_due_timers(self) -> None:
        while self._scheduled and self._scheduled[0]._when <= self._now:
            self._let_fire(heapq.heappop(self._scheduled))

    def _let_fire(self, timer: OrderedTimer) -> None:
        timer._scheduled = False
        if not timer._cancelled:
            self._limit_passed = self._limit_passed or _sleeper(timer) is None
            self._ready.append(timer)

    # -- verdicts

    def _nobody_can_run(self) -> Exception:
        foreign = [t.name for t in threading.enumerate() if t not in self._threads_before and t.is_alive()]
        if foreign:
            return Inconclusive(
                f"every task waits while the thread {foreign[0]} still runs: threads that the program starts itself "
                "are not controlled here. Use asyncio.to_thread or loop.run_in_executor."
            )
        waiting = self.waiting() or "  the loop was told to run for ever, and nobody has stopped it"
        return Deadlock(f"deadlock: no task can run and no timer is set\n{waiting}")

    def _no_end(self) -> Exception:
        return Livelock(f"livelock: no end after {self.max_steps} steps\n" + self.waiting())

    def waiting(self) -> str:
        """One line for each task that has not ended: its name and where it waits."""
        pending = [task for task in self.tasks if not task.done()]
        return "\n".join(f"  {self.name_of(task)} waits at {place_of(task) or '?'}" for task in pending)

    def name_of(self, task: asyncio.Task[Any]) -> str:
        """The name that the program gave to `task`, else its function's, numbered where several share it."""
        own = task.get_name()
        if not own.startswith("Task-"):
            return own
        name = _function(task)
        namesakes = [other for other in self.tasks if _function(other) == name]
        return f"{name} #{namesakes.index(task) + 1}" if len(namesakes) > 1 and task in namesakes else name

    # -- what other threads would do

    def run_in_executor(self, pool: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        """Run `func` here and now as one step; what it sleeps is how long the caller waits for it."""
        return executor.run_inline(self, func, args)


def _task_of(handle: asyncio.Handle) -> asyncio.Task[Any] | None:
    """The task whose step or wake-up `handle` is, or None for a plain callback."""
    owner = getattr(handle._callback, "__self__", None)
    return owner if isinstance(owner, asyncio.Task) else None


def _sleeper(timer: OrderedTimer) -> asyncio.Task[Any] | None:
    """The task that sits in asyncio.sleep until `timer`, or None for any other timer."""
    if timer._callback is not asyncio.futures._set_result_unless_cancelled:
        return None
    for callback, _context in timer._args[0]._callbacks or ():
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, asyncio.Task):
            return owner
    return None


def _function(task: asyncio.Task[Any]) -> str:
    return getattr(task.get_coro(), "__name__", "task")
