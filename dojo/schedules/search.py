"""The search: which schedules to run, in which order, and how to shrink a failing one.

Nothing here knows what a thread or a task is.  A *world* (threads in `run.py`, asyncio
elsewhere) offers one function:

    execute(plan) -> failure or None

It runs the scenario once.  Whenever several participants could go on, it asks
`plan.decide(options, costs, state, fine)` and obeys the answer.

* `options` is a tuple of small integers, the participants that may run next, numbered in
  the order in which they were started.  `options[0]` is the *default*: keep running, else
  the lowest number.  The same answers must lead to the same options again.
* `costs` has one number per option: how many preemptions choosing it adds (0 or 1).
* `state` (None if unknown) stands for all that happened so far and for who is running: equal
  states have equal futures, so the search goes each way from a state only once.
* `fine` tells that the question was asked in the midst of things: before a plain access to
  what is shared, not where participants synchronise (0). Places of that kind are many; 2 where
  the participant that asks holds a lock, 1 where it holds none.
* `plan.give_way(participant)` tells that a spinning participant was made to yield.

A failure is any object with an attribute `kind` (a string); None is a run without fault.
An exception that `execute` raises ends the search and passes through.
"""

import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dojo.schedules.frontier import Frontier, Waiting
from dojo.schedules.plans import Decision, Plan, PriorityPlan, Schedule

DEPTHS = 3  # random schedules aim at `depth` ordering constraints, one more, two more, in turn
EXCHANGED = 4  # deviations of the longest failing schedule in which they are exchanged
MORE = 150  # schedules with more preemptions than the bound, at most
CROWDED = 3  # so large a part of the budget waits: the space is large, and random schedules look at it as a whole


@dataclass
class Result:
    """What a search found out.

    schedules: how many executions it made (shrinking included).
    complete:  every schedule with at most this many preemptions was tried; -1: none.
    decisions: the longest trace seen.
    diverged:  executions that could not follow their schedule (a program whose own
               behaviour changes from run to run).
    failure:   the failure of the shrunk schedule, or None.
    schedule:  the shrunk failing schedule.
    found_by:  "bound 1", "priorities 17", "replay".
    """

    schedules: int = 0
    complete: int = -1
    decisions: int = 0
    diverged: int = 0
    failure: Any = None
    schedule: Schedule = ()
    found_by: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def reach(self) -> str:
        """Up to how many preemptions it is complete: "2 preemptions"; "" where it is not even without any."""
        return _count(self.complete, "preemption") if self.complete >= 0 else ""

    def __str__(self) -> str:
        """How far it looked: "52 schedules, complete up to 2 preemptions"."""
        return f"{_count(self.schedules, 'schedule')}, {f'complete up to {self.reach}' if self.reach else 'sampled'}"


class Search:
    """Iterative context bounding (Musuvathi and Qadeer 2007), then random priorities.

    bound:     the highest number of preemptions to try systematically.
    budget:    schedules for the systematic part.
    samples:   schedules for the random part, run when the systematic part was not complete.
    decisions: about how many decisions all schedules together may take: long programs get
               fewer schedules. Counted, not timed, so a slow machine finds the same.
    depth:     ordering constraints that one random schedule may satisfy.
    deeper:    if no schedule within the bound fails, up to how many preemptions more the
               schedules have that follow: as many again, but no more than MORE and the budget.
    seed:      same seed, same schedules, same result.
    """

    def __init__(
        self,
        execute: Callable[[Plan], Any],
        *,
        bound: int = 2,
        budget: int = 1000,
        samples: int = 100,
        decisions: int = 150_000,
        depth: int = 3,
        deeper: int = 0,
        seed: int = 0,
    ):
        self._execute = execute
        self._bound, self._budget, self._samples = bound, budget, samples
        self._deeper = deeper
        self._decisions, self._depth, self._seed = decisions, depth, seed
        self._rng = random.Random(seed)
        self._frontier = Frontier(bound, self._rng)
        self._tried = 0  # schedules of the systematic part
        self._beyond: list[Waiting] = []  # schedules with one preemption more than the bound
        self._made = 0  # decisions made so far
        self._longest_coarse = 0  # the longest trace, its fine decisions not counted
        self._participants: list[int] = []  # of the failing execution
        self._known: dict[Hashable, int] = {}  # ways out of a state that were gone, or wait for it: preemptions
        self.result = Result()

    def run(self) -> Result:
        """Search until the first failure or until the budget is used up."""
        if not self._try_all():
            self._sample()
        elif self.result.failure is None:
            self._go_deeper()
        return self.result

    def replay(self, schedule: Schedule) -> Result:
        """Execute one schedule only."""
        plan, failure = self._once(Plan(schedule))
        self.result.diverged += plan.diverged
        if failure is not None:
            self.result.failure, self.result.schedule = failure, schedule
            self.result.found_by = "replay"
        return self.result

    def _once(self, plan: Plan) -> tuple[Plan, Any]:
        self.result.schedules += 1
        failure = self._execute(plan)
        self.result.decisions = max(self.result.decisions, len(plan.trace))
        self._made += len(plan.trace)
        self._longest_coarse = max(self._longest_coarse, sum(not decision.fine for decision in plan.trace))
        return plan, failure

    def _try_all(self) -> bool:
        """Run the schedules with up to `bound` preemptions; True when the search is over."""
        if self._bound >= 0:
            self._frontier.add(Waiting(()))
        if self._fails():
            return True
        self.result.complete = self._frontier.complete()
        return self.result.complete == self._bound >= 0

    def _go_deeper(self) -> None:
        """All is well up to the bound: some of what is left of the budget goes to more preemptions."""
        self._bound, self._deeper = self._bound + self._deeper, 0
        self._budget = min(self._budget, self._tried + min(self._tried, MORE))
        self._samples = 0
        self._frontier = Frontier(self._bound, self._rng)
        for waiting in self._beyond:
            self._frontier.add(waiting)
        self._fails()

    def _fails(self) -> bool:
        """Run the schedules that wait, and those that they lead to, while the budget lasts; True if one fails."""
        while len(self._frontier) and (left := self._left(self._tried)) > 0:
            if len(self._frontier) > left // CROWDED and self._sample():
                return True
            waiting = self._frontier.draw(left)
            plan, failure = self._once(Plan(waiting.schedule))
            self._tried += 1
            self.result.diverged += plan.diverged
            if failure is not None:
                self._report(plan, failure, f"bound {waiting.level}")
                return True
            self._branch(waiting, plan.trace, left)
        return False

    def _left(self, tried: int) -> int:
        """Return how many more schedules the budgets allow, if they are as long as those before."""
        if tried == 0:
            return self._budget
        length = self._made / self.result.schedules
        return min(self._budget - tried, int((self._decisions - self._made) / max(1.0, length)))

    def _branch(self, waiting: Waiting, trace: Sequence[Decision], left: int) -> None:
        """Let the schedules wait that deviate once more than the one just tried, and later.

        Of a long run's many deviations no more are kept than could ever be tried.
        """
        first = waiting.schedule[-1][0] + 1 if waiting.schedule else 0
        highest = self._bound + (self._deeper > 0 and len(self._beyond) < self._budget)
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for index in range(first, len(trace)):
            decision = trace[index]
            for option, cost in zip(decision.options[1:], decision.costs[1:], strict=True):
                level = waiting.level + cost
                if level <= highest and not self._is_known(decision, option, level):
                    found.setdefault((level, max(waiting.fine, decision.fine)), []).append((index, option))
        for (level, fine), deviations in found.items():
            keep = self._frontier.add if level <= self._bound else self._beyond.append
            if len(deviations) > left and level <= self._bound:
                deviations = self._rng.sample(deviations, left)
                self._frontier.thin(level, fine)
            for index, option in deviations:
                keep(Waiting((*waiting.schedule, (index, option)), level, fine))
                self._known[_way(trace[index], option)] = level

    def _is_known(self, decision: Decision, option: int, level: int) -> bool:
        """Tell whether this way was gone, or will be, from an equal state at no more preemptions."""
        return decision.state is not None and self._known.get(_way(decision, option), level + 1) <= level

    def _sample(self) -> bool:
        """Run the random schedules, unless that has been done; True if one of them fails.

        They look at a large space as a whole. It is not known how many constraints a bug
        needs, so `depth` is only the least number that they aim at.
        """
        samples, self._samples = self._samples, 0
        end = self._made + self._decisions // 4
        for number in range(samples):
            if self._made > end:
                break
            rng = random.Random(f"{self._seed}/{number}")
            depth, fine = self._depth + number % DEPTHS, number % 2 == 0
            length = self.result.decisions if fine else self._longest_coarse
            plan, failure = self._once(PriorityPlan(rng, depth, length, fine))
            if failure is not None:
                self._report(plan, failure, f"priorities {number}")
                return True
        return False

    def _report(self, plan: Plan, failure: Any, found_by: str) -> None:
        self._participants = sorted({option for decision in plan.trace for option in decision.options})
        schedule, failure = self._shrink(plan.schedule(), failure)
        self.result.failure, self.result.schedule = failure, schedule
        self.result.found_by = found_by

    def _shrink(self, schedule: Schedule, failure: Any) -> tuple[Schedule, Any]:
        """Leave out deviations, first many at a time, then one by one, while it still fails."""
        size = max(1, len(schedule) // 2)
        while True:
            start, shorter = 0, False
            while start < len(schedule):
                seen = self._shorter(schedule, schedule[:start] + schedule[start + size :], failure)
                if seen is not None:
                    (schedule, failure), shorter = seen, True
                else:
                    start += size
            if size == 1 and not shorter:
                seen = self._exchange(schedule, failure)
                if seen is None:
                    return schedule, failure
                schedule, failure = seen
            size = max(1, size // 2)

    def _exchange(self, schedule: Schedule, failure: Any) -> tuple[Schedule, Any] | None:
        """Leave out one deviation and let others lead elsewhere: whoever began later may do the first one's part."""
        for k in range(len(schedule) if len(schedule) <= EXCHANGED else 0):
            rest = schedule[:k] + schedule[k + 1 :]
            for j, (index, chosen) in enumerate(rest):
                for other in self._participants:
                    seen = other != chosen and self._shorter(
                        schedule, (*rest[:j], (index, other), *rest[j + 1 :]), failure
                    )
                    if seen:
                        return seen
        return None

    def _shorter(self, schedule: Schedule, attempt: Schedule, failure: Any) -> tuple[Schedule, Any] | None:
        """Try a schedule; return it and its failure if that is of the same kind and the schedule is shorter."""
        plan, seen = self._once(Plan(attempt))
        if seen is not None and seen.kind == failure.kind and len(plan.schedule()) < len(schedule):
            return plan.schedule(), seen
        return None


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _way(decision: Decision, option: int) -> Hashable:
    return decision.state, decision.options, option
