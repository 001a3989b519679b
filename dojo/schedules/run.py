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
from types import CodeType, FrameType
from typing import Any

from dojo.schedules import blame
from dojo.schedules.plans import Plan
from dojo.schedules.switch_points import CALL, CONSTRUCTORS, HARMLESS, ITEMS, ONLY_LOOK, READ, Access
from dojo.schedules.threads import BLOCKED, DONE, ControlledThread, Rules
from dojo.schedules.turns import IDLE_JUMPS, Turns
from dojo.schedules.verdicts import Failure
from dojo.schedules.watchdog import Watchdog
from dojo.schedules.workers import Workers

_real_settrace = sys.settrace
_pool_log = logging.getLogger("concurrent.futures")
UNWINDS = 20  # attempts to end a thread by an exception


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


class Run(Turns):
    """One execution. Only the thread that has the baton calls its methods."""

    def __init__(self, plan: Plan, rules: Rules, workers: Workers, log: list[Any] | None = None, quiet: int = 0):
        """`log` takes notes of what happens, after the first `quiet` steps."""
        super().__init__(plan, rules)
        self.log = None if quiet else log
        self._later_log, self._quiet = log, quiet
        self._workers = workers
        self.failure: Failure | None = None
        self.over = False
        self.objects = 0  # objects numbered so far, see patches.py
        self.excepthook: Any = None  # threading.excepthook when the exploration began
        self.pending: list[tuple[ControlledThread, BaseException]] = []  # caught by in_threads
        self.trace_function: Any = None  # sys.settrace for every thread, below Python 3.12
        self.lost: list[ControlledThread] = []  # threads that could not be ended
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
        watchdog = Watchdog(self.rules.watchdog)
        while not self._end.acquire(True, watchdog.interval):
            frame = sys._current_frames().get(self.current.ident)
            if blame.debugger_in(frame) or not watchdog.gives_up(self.steps):
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
        if self.current is not None:
            self._settle(self.current)
            self.history.everything(self.current.id)
            self.history.begins(thread.id, self.current.id)
        if self.log is not None and self.current is not None:
            self.log.append((self.current, "starts", thread))
        return thread

    def point(self, code: Any = None, offset: int = -1, fine: bool = False) -> None:
        """A switch point: another thread may go on here."""
        me = self.current
        if self.over:
            self._unwind(me)
        if self.log is not None:
            me.where = (code, offset) if code is not None else blame.here()
        self.count(me)
        if me.unsettled is not None:
            self._settle(me, code)
        if self._ready == 1 and not self._sleepers:
            if self.log is not None:
                self.log.append((me, "at", me.where))
            return
        follower = self._next(me, fine)
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

    def access(self, access: Access, code: CodeType, offset: int) -> None:
        """The switch point before a bytecode of the traced code."""
        me, (kind, name) = self.current, access
        self.point(code, offset, kind != CALL or name in HARMLESS or name in ONLY_LOOK or name == ITEMS)
        if kind == CALL:
            me.at_call, me.unsettled = (code, offset), name
        else:
            me.at_call = None
            if name is not None:
                (self.history.read if kind == READ else self.history.write)(me.id, name)
            elif kind == READ:
                self.history.look(me.id)
            else:
                self.history.everything(me.id)
        if kind != READ:
            me.idle_jumps = 0
            self._idle_jumps_allowed = IDLE_JUMPS

    def call_point(self, wants: Any = None) -> None:
        """The switch point of a primitive's operation; `wants` is the lock that it cannot go on without.

        None is needed if user code passed one just before it made the call that leads here.
        """
        me = self.current
        call, me.at_call = me.at_call, None
        if call is not None and not self.over and blame.within_call(*call):
            me.unsettled = None
        else:
            me.wants = wants
            self.point()
            me.wants = None

    def touch(self, primitive: Any) -> None:
        """The running thread uses a primitive: that, then, is what its call does to the others."""
        me = self.current
        if me.unsettled is not None and me.at_call is not None and blame.within_call(*me.at_call):
            me.unsettled = None
        self.history.write(me.id, primitive)

    def _settle(self, me: ControlledThread, code: CodeType | None = None) -> None:
        """Its thread has come further, to `code`, so it is known what the newest call touches.

        Nothing by itself if it only entered a traced function; else it may have been anything.
        """
        called, me.unsettled = me.unsettled, None
        entered = (
            code is not None
            and me.at_call is not None
            and code is not me.at_call[0]
            and code.co_name in (called, *CONSTRUCTORS)
        )
        if called is None or called in HARMLESS or entered:
            return
        if called in ONLY_LOOK:
            self.history.look(me.id)
        elif called == ITEMS:
            self.history.write(me.id, ITEMS)
        else:
            self.history.everything(me.id)

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
        if self.steps == self._quiet:
            self.log = self._later_log
        if self.steps > self.rules.max_steps:
            loops, at = blame.running(self), blame.place_in_test(self)
            self.fail(Failure("livelock", blame.livelock(self), thread=me, waiting=loops, in_test=at))
            self._park(me)

    def block(self, waits_for: Callable[[], str], timeout: float | None = None, *, early: bool = False) -> bool:
        """Wait until `wake` or until `timeout` virtual seconds have passed.

        `waits_for` gives the words for a story. True means that the time was up.
        """
        me = self.current
        if self.over:
            self._unwind(me)
        if me.unsettled is not None:
            self._settle(me)
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
        self.history.everything(self.current.id)
        self.pending.append((self.current, error))
        if self.log is not None:
            self.log.append((self.current, "raises", error))

    def _nobody_can_run(self) -> None:
        if self.pending:  # the reason why others wait in vain
            thread, error = self.pending[0]
            self.fail(Failure("exception", str(error), error=error, thread=thread))
            return
        kind = "leftover" if self.threads[0].state == DONE else "deadlock"
        self.fail(Failure(kind, "", waiting=blame.waiting(self), in_test=blame.place_in_test(self)))

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
            traced = self.trace_function is None or sys.gettrace() is self.trace_function or self._ran_deep(thread)
            _real_settrace(None)
            if not traced and not self.over:
                ends = self._record(Failure("inconclusive", blame.untraced(thread), thread=thread))
            self._finish(thread)
            if ends:  # only now: the outside takes a thread that is not done for a parked one
                self._end.release()

    def _ran_deep(self, thread: ControlledThread) -> bool:
        """Tell whether a thread ended with a RecursionError, which below Python 3.12 takes the trace function along."""
        return any(t is thread and isinstance(error, RecursionError) for t, error in self.pending)

    def _finish(self, thread: ControlledThread) -> None:
        if not self.over:
            self._settle(thread)
            self.history.write(thread.id, thread)
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
