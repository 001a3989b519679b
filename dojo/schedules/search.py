"""The search: which schedules to run, in which order, and how to shrink a failing one.

Nothing here knows what a thread or a task is.  A *world* (threads in `run.py`, asyncio
elsewhere) offers one function:

    execute(plan) -> failure or None

It runs the scenario once.  Whenever several participants could go on, it asks
`plan.decide(options, costs, state)` and obeys the answer.

* `options` is a tuple of small integers, the participants that may run next, numbered in
  the order in which they were started.  `options[0]` is the *default*: keep running, else
  the lowest number.  The same answers must lead to the same options again.
* `costs` has one number per option: how many preemptions choosing it adds (0 or 1).
* `state` (None if unknown) stands for all that happened so far and for who is running: equal
  states have equal futures, so the search goes each way from a state only once.
* `plan.give_way(participant)` tells that a spinning participant was made to yield.

A failure is any object with an attribute `kind` (a string); None is a run without fault.
An exception that `execute` raises ends the search and passes through.

A *schedule* is the short list of deviations from the default, `((6, 2),)`: at decision 6
participant 2.  `replay.py` writes it as the text "6:2".
"""

import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Schedule = tuple[tuple[int, int], ...]

# The share of the remaining budget that the levels of 0 and 1 preemptions may use up, so
# that many start orders (five threads have 120) cannot eat the budget for preemptions.
LEVEL_SHARES = (0.2, 0.4)
LEVEL_MINIMUM = 50
DEPTHS = 3  # random schedules aim at `depth` ordering constraints, one more, two more, in turn


class Decision(NamedTuple):
    """One question that was asked: the options, the answer, the cost of each option."""

    options: tuple[int, ...]
    chosen: int
    costs: tuple[int, ...]
    state: Hashable = None


class Plan:
    """Answers the scheduling questions of one execution by following `schedule`.

    Wherever the schedule says nothing, the default is taken.  `trace` records every
    decision; `diverged` tells that a wanted participant was not among the options.
    """

    def __init__(self, schedule: Schedule = ()):
        self.trace: list[Decision] = []
        self.diverged = False
        self._wanted = dict(schedule)

    def decide(self, options: tuple[int, ...], costs: tuple[int, ...], state: Hashable = None) -> int:
        """Return the option that runs next."""
        wanted = self._wanted.get(len(self.trace))
        if wanted is None:
            chosen = options[0]
        elif wanted in options:
            chosen = wanted
        else:
            self.diverged = True
            chosen = options[0]
        self.trace.append(Decision(options, chosen, costs, state))
        return chosen

    def give_way(self, participant: int) -> None:
        """A spinning participant had to yield: nothing to do when following a schedule."""

    def schedule(self) -> Schedule:
        """Return what this execution did, as deviations from the default."""
        return tuple((i, d.chosen) for i, d in enumerate(self.trace) if d.chosen != d.options[0])


class PriorityPlan(Plan):
    """Random priorities with `depth - 1` demotions on the way (PCT, Burckhardt et al. 2010).

    A bug that needs `depth` ordering constraints is found with probability of at least
    1 / (n * k**(depth - 1)) for n participants and k decisions.
    """

    def __init__(self, rng: random.Random, depth: int, length: int):
        super().__init__()
        self._rng = rng
        self._priority: dict[int, float] = {}
        self._demotions = sorted(rng.randrange(max(1, length)) for _ in range(depth - 1))
        self._lowest = 0.0

    def decide(self, options: tuple[int, ...], costs: tuple[int, ...], state: Hashable = None) -> int:
        for option in options:
            if option not in self._priority:
                self._priority[option] = 1 + self._rng.random()
        if self._demotions and len(self.trace) >= self._demotions[0]:
            self._demotions.pop(0)
            self.give_way(options[0])
        chosen = max(options, key=self._priority.__getitem__)
        self.trace.append(Decision(options, chosen, costs, state))
        return chosen

    def give_way(self, participant: int) -> None:
        self._lowest -= 1
        self._priority[participant] = self._lowest


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

    def __str__(self) -> str:
        """How far it looked: "52 schedules, complete up to 2 preemptions"."""
        reach = f"complete up to {_count(self.complete, 'preemption')}" if self.complete >= 0 else "sampled"
        return f"{_count(self.schedules, 'schedule')}, {reach}"


class Search:
    """Iterative context bounding (Musuvathi and Qadeer 2007), then random priorities.

    bound:     the highest number of preemptions to try systematically.
    budget:    schedules for the systematic part.
    samples:   schedules for the random part, run when the systematic part was not complete.
    decisions: about how many decisions all schedules together may take: long programs get
               fewer schedules. Counted, not timed, so a slow machine finds the same.
    depth:     ordering constraints that one random schedule may satisfy.
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
        seed: int = 0,
    ):
        self._execute = execute
        self._bound, self._budget, self._samples = bound, budget, samples
        self._decisions, self._depth, self._seed = decisions, depth, seed
        self._rng = random.Random(seed)
        self._made = 0  # decisions made so far
        self._known: set[Hashable] = set()  # ways out of a state that were gone, or wait for it
        self.result = Result()

    def run(self) -> Result:
        """Search until the first failure or until the budget is used up."""
        if not self._bounded():
            self._sample()
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
        return plan, failure

    def _bounded(self) -> bool:
        """Run the schedules with 0, 1, ... preemptions; True when the search is over.

        Waiting schedules are drawn at random: any fixed order would, under a budget, vary
        only the beginning or only the end of the run.
        """
        levels = [_Level() for _ in range(self._bound + 1)]
        if levels:
            levels[0].waiting.append(())
        left, complete = self._budget, bool(levels)
        for number, level in enumerate(levels):
            allowance = self._allowance(number, left)
            if len(level.waiting) > allowance and self._sample():  # too many to try them all
                return True
            decisions = self._made + self._allowance(number, self._decisions - self._made)
            while level.waiting and allowance and self._made < decisions:
                schedule = _draw(level.waiting, self._rng)
                plan, failure = self._once(Plan(schedule))
                self.result.diverged += plan.diverged
                left, allowance = left - 1, allowance - 1
                if failure is not None:
                    self._report(plan, failure, f"bound {number}")
                    return True
                self._branch(schedule, plan.trace, number, levels, left)
            complete = complete and not level.waiting and not level.thinned
            if complete:
                self.result.complete = number
        return complete

    def _allowance(self, level: int, left: int) -> int:
        """Return the part of `left` that a level may use."""
        if level == self._bound or level >= len(LEVEL_SHARES):
            return left
        return min(left, max(LEVEL_MINIMUM, int(left * LEVEL_SHARES[level])))

    def _branch(
        self, schedule: Schedule, trace: Sequence[Decision], number: int, levels: list["_Level"], left: int
    ) -> None:
        """Let the schedules wait that deviate once more than `schedule`, and later.

        Of a long run's many deviations no more are kept than could ever be tried.
        """
        first = schedule[-1][0] + 1 if schedule else 0
        found: dict[int, list[tuple[int, int]]] = {}
        for index in range(first, len(trace)):
            decision = trace[index]
            for option, cost in zip(decision.options[1:], decision.costs[1:], strict=True):
                if number + cost <= self._bound and not self._is_known(decision, option):
                    found.setdefault(number + cost, []).append((index, option))
        for level, deviations in found.items():
            if len(deviations) > left:
                deviations = self._rng.sample(deviations, left)
                levels[level].thinned = True
            levels[level].waiting += [(*schedule, deviation) for deviation in deviations]
            self._known.update(_way(trace[index], option) for index, option in deviations)

    def _is_known(self, decision: Decision, option: int) -> bool:
        """Tell whether this way was gone, or will be, from an equal state at no more preemptions."""
        return decision.state is not None and _way(decision, option) in self._known

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
            depth = self._depth + number % DEPTHS
            plan, failure = self._once(PriorityPlan(rng, depth, self.result.decisions))
            if failure is not None:
                self._report(plan, failure, f"priorities {number}")
                return True
        return False

    def _report(self, plan: Plan, failure: Any, found_by: str) -> None:
        schedule, failure = self._shrink(plan.schedule(), failure)
        self.result.failure, self.result.schedule = failure, schedule
        self.result.found_by = found_by

    def _shrink(self, schedule: Schedule, failure: Any) -> tuple[Schedule, Any]:
        """Leave out deviations, first many at a time, then one by one, while it still fails."""
        size = max(1, len(schedule) // 2)
        while True:
            start, shorter = 0, False
            while start < len(schedule):
                attempt = schedule[:start] + schedule[start + size :]
                plan, seen = self._once(Plan(attempt))
                if seen is not None and seen.kind == failure.kind and len(plan.schedule()) < len(schedule):
                    schedule, failure, shorter = plan.schedule(), seen, True
                else:
                    start += size
            if size == 1 and not shorter:
                return schedule, failure
            size = max(1, size // 2)


@dataclass
class _Level:
    """The schedules with one number of preemptions that wait to be tried."""

    waiting: list[Schedule] = field(default_factory=list)
    thinned: bool = False  # some were dropped: the budget could not reach them


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _way(decision: Decision, option: int) -> Hashable:
    return decision.state, decision.options, option


def _draw(waiting: list[Schedule], rng: random.Random) -> Schedule:
    """Take a random element out of `waiting` (constant time: order does not matter)."""
    i = rng.randrange(len(waiting))
    waiting[i], waiting[-1] = waiting[-1], waiting[i]
    return waiting.pop()
