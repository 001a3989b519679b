"""What the running thread does: it comes to switch points, it waits, it hands over the baton.

A *step* is one access to what threads share. The history is told what each step touches, so that
the search knows equal states; what a call touches becomes known only after it has been made.
"""

from _thread import allocate_lock
from collections.abc import Callable
from types import CodeType
from typing import Any

from dojo.schedules import blame
from dojo.schedules.plans import Plan
from dojo.schedules.shared_names import CONSTRUCTORS, HARMLESS, ITEMS, ONLY_LOOK
from dojo.schedules.switch_points import CALL, READ, Access
from dojo.schedules.threads import BLOCKED, ControlledThread, Rules
from dojo.schedules.turns import IDLE_JUMPS, Turns
from dojo.schedules.verdicts import Failure


class Steps(Turns):
    """The steps of one execution. Only the thread that has the baton calls these methods."""

    def __init__(self, plan: Plan, rules: Rules, log: list[Any] | None = None, quiet: int = 0):
        """`log` takes notes of what happens, after the first `quiet` steps."""
        super().__init__(plan, rules)
        self.log = None if quiet else log
        self._later_log, self._quiet = log, quiet
        self.failure: Failure | None = None
        self.over = False
        self._end = allocate_lock()
        self._end.acquire()

    # ---------------------------------------------------------------- switch points

    def point(self, code: Any = None, offset: int = -1, fine: int = 0) -> None:
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
        fine = kind != CALL or name in HARMLESS or name in ONLY_LOOK or name == ITEMS
        self.point(code, offset, fine and (2 if me.locks else 1))
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

    # ---------------------------------------------------------------- what a step touches

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

    # ---------------------------------------------------------------- waiting, handing over, ending

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

    def _unwind(self, me: ControlledThread) -> None:
        """The run is over: leave the thread's function."""
        raise NotImplementedError

    def _nobody_can_run(self) -> None:
        """Say why."""
        raise NotImplementedError
