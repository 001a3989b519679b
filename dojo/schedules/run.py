"""One execution of a scenario under one plan: real OS threads, one baton.

Every controlled thread is an OS thread parked on its own lock, its *baton*; exactly one
thread has its baton and runs. At a *switch point* (`steps.py`) the running thread asks the
plan who goes on (`turns.py`), and if it is another one, hands over. Blocking and waking go
through the run too, so the set of runnable threads is always known: if it is empty and
nobody waits for time to pass, that is a deadlock, and it is reported at once.

Here is how threads begin and end, and how the whole does.
"""

import contextlib
import ctypes
import logging
import sys
import threading
from _thread import allocate_lock, get_ident
from collections.abc import Callable
from types import FrameType
from typing import Any

from dojo.schedules import blame
from dojo.schedules.plans import Plan
from dojo.schedules.steps import Steps
from dojo.schedules.threads import DONE, ControlledThread, Rules
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


class Nudge(BaseException):
    """Raised in the calling thread only, and caught at once."""


def raise_in(ident: int, exception: type[BaseException]) -> None:
    """Raise an exception in another OS thread, as soon as that one executes bytecode (CPython only)."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), ctypes.py_object(exception))


def settle_raised() -> None:
    """Let no exception seem to be on its way any more, also if the thread that it was for never executes bytecode.

    Below Python 3.12 every function that is called in a traced thread waits for that, for ever. The interpreter has
    one flag for all threads, and whoever receives an exception lowers it.
    """
    with contextlib.suppress(Nudge):
        raise_in(get_ident(), Nudge)
        while True:
            pass


class Run(Steps):
    """One execution. Only the thread that has the baton calls its methods."""

    def __init__(self, plan: Plan, rules: Rules, workers: Workers, log: list[Any] | None = None, quiet: int = 0):
        """`log` takes notes of what happens, after the first `quiet` steps."""
        super().__init__(plan, rules, log, quiet)
        self._workers = workers
        self.token = object()  # what the code under test may hold of this run
        self.objects = 0  # objects numbered so far, see patches.py
        self.excepthook: Any = None  # threading.excepthook when the exploration began
        self.pending: list[tuple[ControlledThread, BaseException]] = []  # caught by in_threads
        self.trace_function: Any = None  # sys.settrace for every thread, below Python 3.12
        self.lost: list[ControlledThread] = []  # threads that could not be ended

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
            self.close()
        return self.failure

    def close(self) -> None:
        """End every thread and leave the run. To be called again if something has struck in its midst."""
        global _active
        self.over = True
        _pool_log.disabled = True  # a pool logs the exception that ends its threads
        self._unwind_all()
        _pool_log.disabled = False
        _active = None
        self._workers.give_back()

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
            if thread.state == DONE or thread in self.lost:
                continue
            if thread.ended is None:
                ended = allocate_lock()
                ended.acquire()
                thread.ended = ended
            if thread.state == DONE:
                continue
            self.current = thread
            if thread.worker.baton.locked():
                thread.worker.baton.release()
            if not self._ends(thread, 1.0):
                thread.worker.lost = True
                for last_resort in (Unwind, Park):
                    raise_in(thread.ident, last_resort)
                    if self._ends(thread, 0.5):
                        break
                else:
                    self.lost.append(thread)
                settle_raised()

    def _ends(self, thread: ControlledThread, seconds: float) -> bool:
        """Wait for a thread that unwinds, longer on a busy machine; tell whether it has ended."""
        watchdog = Watchdog(seconds)
        while not thread.ended.acquire(True, watchdog.interval):
            if watchdog.gives_up(self.steps):
                return False
        return True

    # ---------------------------------------------------------------- a thread's life

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

    # ---------------------------------------------------------------- how it ends early

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
