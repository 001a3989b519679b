"""One execution of a scenario under one plan: real OS threads, one baton.

Every controlled thread is an OS thread parked on its own lock, its *baton*; exactly one
thread has its baton and runs. At a *switch point* the running thread asks the plan who
goes on, and if it is another one, hands over. Blocking and waking go through the run too,
so the set of runnable threads is always known: if it is empty and nobody waits for time to
pass, that is a deadlock, and it is reported at once.
"""

import ctypes
import logging
import sys
import threading
from _thread import allocate_lock, get_ident
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from dojo.schedules import blame
from dojo.schedules.search import Plan
from dojo.schedules.switch_points import CALL, READ
from dojo.schedules.verdicts import Failure
from dojo.schedules.workers import Worker, Workers

_real_settrace = sys.settrace
_pool_log = logging.getLogger("concurrent.futures")
UNWINDS = 20  # attempts to end a thread by an exception
IDLE_JUMPS = 5  # rounds of a loop that only reads, before a thread must let others run
READY, BLOCKED, DONE = "ready", "blocked", "done"


class Unwind(BaseException):
    """Ends a controlled thread when its run is over.

    Below Python 3.12 an exception that a trace function raises also removes the trace
    function. A thread that swallows the exception would then run on unseen, so the
    exception, dying, puts the trace function back.
    """

    retrace: Callable[[], None] | None = None

    def __init__(self, retrace: Callable[[], None] | None = None):
        self.retrace = retrace

    def __del__(self) -> None:
        if self.retrace is not None:
            self.retrace()


class Park(Unwind):
    """Stops a thread that swallows even Unwind: its constructor never returns, and it runs in that thread."""

    def __init__(self) -> None:
        run = controlled_run()
        if run is not None and run.over:
            run.park_for_ever(run.current)


def raise_in(ident: int, exception: type[BaseException]) -> None:
    """Raise an exception in another OS thread, as soon as that one executes bytecode (CPython only)."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), ctypes.py_object(exception))


@dataclass
class Rules:
    """How a run behaves, apart from the plan.

    max_steps: switch points and backward jumps before a run counts as a livelock.
    patience:  switch points and backward jumps that a thread may pass in a row while others could run.
    sleeps:    "any": a sleep may end at any moment (a preemption); "ordered": only when
               nothing else can run. Sleeping is no way of waiting for another thread.
    timeouts:  the same for the time limits of `wait`, `acquire`, `get` and `join`:
               "last" (only when nothing else can run) or "any".
    early:     how often one thread may be woken early (the others must get on).
    leftovers: "blocked": a thread that never ends fails the test; "any": one that is still
               alive when the body returns does.
    watchdog:  seconds (real ones) without the end of a schedule before giving up.
    """

    max_steps: int = 20_000
    patience: int = 200
    sleeps: str = "any"
    timeouts: str = "last"
    early: int = 8
    leftovers: str = "blocked"
    watchdog: float = 10.0


class ControlledThread:
    """What the run knows about one thread."""

    __slots__ = (
        "at_call",
        "daemon",
        "deadline",
        "early",
        "early_wakes",
        "ended",
        "id",
        "idle_jumps",
        "in_a_row",
        "joiners",
        "left",
        "name",
        "ran",
        "state",
        "thread",
        "timed_out",
        "unwinds",
        "waits_for",
        "where",
        "worker",
    )  # fmt: skip

    def __init__(self, id: int, name: str, daemon: bool, worker: Worker):
        self.id, self.name, self.daemon, self.worker = id, name, daemon, worker
        self.state = READY
        self.waits_for: Callable[[], str] | None = None  # words for a person, if blocked
        self.deadline: float | None = None  # virtual time at which waiting ends
        self.early = False  # may be woken before its deadline
        self.early_wakes = 0
        self.timed_out = False
        self.joiners: list[ControlledThread] = []
        self.in_a_row = 0  # steps since it was chosen
        self.idle_jumps = 0  # backward jumps since it was chosen or last wrote anything
        self.ran = -1  # the run's steps when it last had the baton
        self.at_call: Any = None  # (code, offset) of the call whose switch point it passed last
        self.unwinds = 0
        self.left = False  # its function has ended, one way or the other
        self.ended: Any = None
        self.thread: Any = None  # the threading.Thread, if there is one
        self.where: Any = None  # (code, offset) of the newest switch point, when recording

    @property
    def ident(self) -> int:
        """The OS thread's identity."""
        return self.worker.ident


class Run:
    """One execution. Only the thread that has the baton calls its methods."""

    def __init__(self, plan: Plan, rules: Rules, workers: Workers, log: list[Any] | None = None):
        self.plan, self.rules, self.log = plan, rules, log
        self._workers = workers
        self.threads: list[ControlledThread] = []
        self.current: ControlledThread = None  # type: ignore[assignment]
        self.now = 0.0
        self.steps = 0
        self.failure: Failure | None = None
        self.over = False
        self.objects = 0  # objects numbered so far, see patches.py
        self.excepthook: Any = None  # threading.excepthook when the exploration began
        self.pending: list[tuple[ControlledThread, BaseException]] = []  # caught by in_threads
        self.trace_function: Any = None  # sys.settrace for every thread, below Python 3.12
        self.lost: list[ControlledThread] = []  # threads that could not be ended
        self._idle_jumps_allowed = IDLE_JUMPS
        self._ready = 0
        self._sleepers = 0  # blocked threads that may be woken early
        self._end = allocate_lock()
        self._end.acquire()

    # ---------------------------------------------------------------- the outside

    def execute(self, body: Callable[[], None]) -> Failure | None:
        """Run `body` in the first controlled thread until everybody is done."""
        global _active
        root = self.spawn(body, "main")
        self.current = root
        _active = self
        try:
            root.worker.baton.release()
            self._await_end()
        finally:
            self.over = True
            _pool_log.disabled = True  # a pool logs the exception that ends its threads
            self._unwind_all()
            _pool_log.disabled = False
            _active = None
            self._workers.give_back()
        return self.failure

    def _await_end(self) -> None:
        while not self._end.acquire(True, self.rules.watchdog):
            frame = sys._current_frames().get(self.current.ident)
            if blame.debugger_in(frame):
                continue
            self.failure = Failure("inconclusive", blame.stuck(self.current, frame), thread=self.current)
            return

    def _unwind_all(self) -> None:
        """End the threads that are still alive, one at a time."""
        for thread in self.threads:
            if thread.state == DONE:
                continue
            thread.ended = allocate_lock()
            thread.ended.acquire()
            if thread.state == DONE:
                continue
            self.current = thread
            if thread.worker.baton.locked():
                thread.worker.baton.release()
            if not thread.ended.acquire(True, 1.0):
                thread.worker.lost = True
                for last_resort in (Unwind, Park):
                    raise_in(thread.ident, last_resort)
                    if thread.ended.acquire(True, 0.5):
                        break
                else:
                    self.lost.append(thread)

    # ---------------------------------------------------------------- what threads do

    def spawn(self, function: Callable[[], None], name: str, daemon: bool = False) -> ControlledThread:
        """Add a thread that will run `function`; it is runnable at once."""
        if self.over:
            raise Unwind
        thread = ControlledThread(len(self.threads), name, daemon, self._workers.take())
        thread.worker.job = lambda: self._main(thread, function)
        self.threads.append(thread)
        self._ready += 1
        if self.log is not None and self.current is not None:
            self.log.append((self.current, "starts", thread))
        return thread

    def point(self, code: Any = None, offset: int = -1) -> None:
        """A switch point: another thread may go on here."""
        me = self.current
        if self.over:
            self._unwind(me)
        if self.log is not None:
            me.where = (code, offset) if code is not None else blame.here()
        self.count(me)
        if self._ready == 1 and not self._sleepers:
            if self.log is not None:
                self.log.append((me, "at", me.where))
            return
        follower = self._next(me)
        assert follower is not None, "the thread that asks can itself go on"
        if follower is me:
            if self.log is not None:
                self.log.append((me, "at", me.where))
        else:
            if self.log is not None:
                self.log.append((me, "paused", me.where))
            self._hand_over(me, follower)
            if self.log is not None:
                self.log.append((me, "at", me.where))

    def access(self, kind: int, code: CodeType, offset: int) -> None:
        """The switch point before a bytecode of the traced code."""
        self.point(code, offset)
        me = self.current
        me.at_call = (code, offset) if kind == CALL else None
        if kind != READ:
            me.idle_jumps = 0
            self._idle_jumps_allowed = IDLE_JUMPS

    def call_point(self) -> None:
        """The switch point of a primitive's operation.

        None is needed if user code passed one just before it made the call that leads here.
        """
        me = self.current
        call, me.at_call = me.at_call, None
        if call is None or self.over or not blame.within_call(*call):
            self.point()

    def tick(self) -> None:
        """A backward jump: not a switch point, but endless loops must be noticed."""
        me = self.current
        if self.over:
            self._unwind(me)
        self.count(me)
        me.idle_jumps += 1
        if self._spins(me) and (self._ready > 1 or self._sleepers):
            self.point()

    def count(self, me: ControlledThread) -> None:
        """Count one step of the running thread."""
        me.in_a_row += 1
        self.steps += 1
        if self.steps > self.rules.max_steps:
            self.fail(Failure("livelock", blame.livelock(self), thread=me))
            self._park(me)

    def block(self, waits_for: Callable[[], str], timeout: float | None = None, *, early: bool = False) -> bool:
        """Wait until `wake` or until `timeout` virtual seconds have passed.

        `waits_for` gives the words for a story. True means that the time was up.
        """
        me = self.current
        if self.over:
            self._unwind(me)
        me.state, me.waits_for, me.timed_out = BLOCKED, waits_for, False
        me.deadline = None if timeout is None else self.now + max(0.0, timeout)
        me.early = timeout is not None and (early or self.rules.timeouts == "any") and me.early_wakes < self.rules.early
        self._ready -= 1
        self._sleepers += me.early
        if self.log is not None:
            me.where = blame.here()
            self.log.append((me, "waits", me.where, blame.waits(waits_for())))
        follower = self._next(None)
        if follower is None:
            self._nobody_can_run()
            self._park(me)
        elif follower is not me:
            self._hand_over(me, follower)
        return me.timed_out

    def wake(self, thread: ControlledThread) -> None:
        """Make a blocked thread runnable."""
        if thread.state == BLOCKED:
            self._sleepers -= thread.early
            thread.state, thread.waits_for, thread.deadline, thread.early = READY, None, None, False
            self._ready += 1

    def fail(self, failure: Failure) -> None:
        """Record the first failure and end the run."""
        if self._record(failure):
            self._end.release()

    def _record(self, failure: Failure) -> bool:
        """Record the first failure, without ending the run yet; False if it is over already."""
        if self.over:
            return False
        self.failure = failure
        self.over = True
        return True

    # ---------------------------------------------------------------- choosing

    def _next(self, me: ControlledThread | None) -> ControlledThread | None:
        """Ask the plan who runs next; `me` is the running thread unless it cannot go on."""
        while True:
            ready = [t for t in self.threads if t.state == READY and t is not me]
            sleeper = self._first_sleeper() if self._sleepers else None
            if me is not None and self._spins(me) and (ready or sleeper):
                me.in_a_row = me.idle_jumps = 0
                self._idle_jumps_allowed *= 2  # as long as nobody writes, looking more often is no use
                self.plan.give_way(me.id)
                ready.sort(key=lambda t: t.ran)  # whoever waits longest
                if not ready:
                    self._pass_time(sleeper)
                    continue
            elif me is not None:
                ready.insert(0, me)
            if not ready:
                if not self._pass_time():
                    return None
                continue
            if sleeper is not None:
                options = tuple([t.id for t in ready] + [sleeper.id])
            elif len(ready) > 1:
                options = tuple([t.id for t in ready])
            else:
                return ready[0]
            free = me is None or ready[0] is not me
            costs = [0 if free else 1] * len(options)
            costs[0] = 0
            if sleeper is not None:
                costs[-1] = 1
            chosen = self.threads[self.plan.decide(options, tuple(costs))]
            if chosen is sleeper:
                sleeper.early_wakes += 1
                self._pass_time(sleeper)
            return chosen

    def _spins(self, me: ControlledThread) -> bool:
        return me.in_a_row > self.rules.patience or me.idle_jumps > self._idle_jumps_allowed

    def _first_sleeper(self) -> ControlledThread:
        return min((t for t in self.threads if t.early), key=lambda t: (t.deadline, t.id))

    def _pass_time(self, only: ControlledThread | None = None) -> bool:
        """Advance the clock to the next deadline, or to the deadline of `only`.

        Waking one thread early leaves the others waiting: timeouts may come late, always.
        """
        waiting = [t for t in self.threads if t.state == BLOCKED and t.deadline is not None]
        if not waiting:
            return False
        if only is not None:
            due = [only]
        else:
            first = min(t.deadline for t in waiting)  # type: ignore[type-var]
            due = [t for t in waiting if t.deadline <= max(first, self.now)]  # type: ignore[operator,type-var]
        self.now = max(self.now, *(t.deadline for t in due))  # type: ignore[type-var,assignment]
        for thread in due:
            thread.timed_out = True
            self.wake(thread)
        return True

    def _hand_over(self, me: ControlledThread, follower: ControlledThread) -> None:
        me.in_a_row = me.idle_jumps = 0
        me.ran = self.steps
        self.current = follower
        follower.worker.baton.release()
        me.worker.baton.acquire()  # in this frame: a RecursionError between the two would let both run
        if self.over:
            self._unwind(me)

    def _park(self, me: ControlledThread) -> None:
        me.worker.baton.acquire()
        if self.over:
            self._unwind(me)

    def _unwind(self, me: ControlledThread) -> None:
        """The run is over: leave the thread's function, or stay parked for ever.

        A thread that swallows every exception cannot be made to leave. It is put to
        sleep, and its OS thread is given up.
        """
        me.unwinds += 1
        if me.unwinds > UNWINDS:
            self.park_for_ever(me)
        raise Unwind(None if self.trace_function is None else lambda: self._retrace(me))

    def park_for_ever(self, me: ControlledThread) -> None:
        """Give up the OS thread of a controlled thread that cannot be ended; it will not run again."""
        me.worker.lost = True
        if me.ended is not None:
            me.ended.release()
        while True:
            me.worker.baton.acquire()

    def _retrace(self, me: ControlledThread) -> None:
        if me.left or get_ident() != me.ident:
            return
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if self.trace_function(frame, "call", None) is not None:
                frame.f_trace = self.trace_function(frame, "call", None)
            frame = frame.f_back
        _real_settrace(self.trace_function)

    def raised(self, error: BaseException) -> None:
        """`in_threads` caught an exception; it will raise it when all threads have ended."""
        self.pending.append((self.current, error))
        if self.log is not None:
            self.log.append((self.current, "raises", error))

    def _nobody_can_run(self) -> None:
        if self.pending:  # the reason why others wait in vain
            thread, error = self.pending[0]
            self.fail(Failure("exception", str(error), error=error, thread=thread))
            return
        kind = "leftover" if self.threads[0].state == DONE else "deadlock"
        self.fail(Failure(kind, "", waiting=blame.waiting(self)))

    # ---------------------------------------------------------------- a thread's life

    def _main(self, thread: ControlledThread, function: Callable[[], None]) -> None:
        ends = False  # this thread's failure ends the run
        try:
            if self.over:
                raise Unwind
            _real_settrace(self.trace_function or threading.gettrace())
            function()
            thread.left = True
        except Unwind:
            thread.left = True
        except BaseException as error:
            thread.left = True
            if self.log is not None:
                self.log.append((thread, "raises", error))
            ends = self._record(Failure("exception", str(error), error=error, thread=thread))
        finally:
            traced = self.trace_function is None or sys.gettrace() is self.trace_function
            _real_settrace(None)
            if not traced and not self.over:
                ends = self._record(Failure("inconclusive", blame.untraced(thread), thread=thread))
            self._finish(thread)
            if ends:  # only now: the outside takes a thread that is not done for a parked one
                self._end.release()

    def _finish(self, thread: ControlledThread) -> None:
        thread.state = DONE
        self._ready -= 1
        if self.log is not None:
            self.log.append((thread, "ends"))
        for joiner in thread.joiners:
            self.wake(joiner)
        if self.over:
            if thread.ended is not None:
                thread.ended.release()
            return
        root = self.threads[0]
        if thread is root and self.rules.leftovers == "any":
            alive = [t for t in self.threads if t.state != DONE and not t.daemon]
            if alive:
                self.fail(Failure("leftover", "", waiting=blame.alive(alive)))
                return
        if root.state == DONE and all(t.state == DONE or t.daemon for t in self.threads):
            self.over = True
            self._end.release()
            return
        follower = self._next(None)
        if follower is not None:
            self.current = follower
            follower.worker.baton.release()
        else:
            self._nobody_can_run()


_active: Run | None = None


def active_run() -> Run | None:
    """Return the run in progress in this process, whoever asks."""
    return _active


def controlled_run() -> Run | None:
    """Return the run in progress if the calling thread is controlled by it, else None."""
    run = _active
    if run is not None and run.current.worker.ident == get_ident():
        return run
    return None
