"""Whose turn it is: which threads could go on, which one the plan wants, and when time passes."""

from dojo.schedules.history import History
from dojo.schedules.plans import Plan
from dojo.schedules.threads import BLOCKED, READY, ControlledThread, Rules

IDLE_JUMPS = 5  # rounds of a loop that only reads, before a thread must let others run


class Turns:
    """The threads of one execution, the plan that chooses among them, and the virtual clock."""

    def __init__(self, plan: Plan, rules: Rules):
        self.plan, self.rules = plan, rules
        self.history = History()
        self.threads: list[ControlledThread] = []
        self.current: ControlledThread = None  # type: ignore[assignment]
        self.now = 0.0
        self.steps = 0
        self._idle_jumps_allowed = IDLE_JUMPS
        self._ready = 0
        self._sleepers = 0  # blocked threads that may be woken early

    def wake(self, thread: ControlledThread) -> None:
        """Make a blocked thread runnable."""
        if thread.state == BLOCKED:
            self._sleepers -= thread.early
            thread.state, thread.waits_for, thread.deadline, thread.early = READY, None, None, False
            self._ready += 1

    def _next(self, me: ControlledThread | None, fine: int = 0) -> ControlledThread | None:
        """Ask the plan who runs next; `me` is the running thread unless it cannot go on. `fine`: see `search.py`."""
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
            if len(ready) > 1:  # who asks for a lock that is held can only wait: ask the others
                ready = [t for t in ready if t.wants is None or not t.wants.held()] or ready
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
            state = self.history.state, None if me is None else me.id
            chosen = self.threads[self.plan.decide(options, tuple(costs), state, fine)]
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
            self.history.everything(thread.id)
            thread.timed_out, thread.wants = True, None
            self.wake(thread)
        return True
