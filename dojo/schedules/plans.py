"""Plans: who answers the scheduling questions of one execution, and how.

A *schedule* is the short list of deviations from the default, `((6, 2),)`: at decision 6
participant 2.  `replay.py` writes it as the text "6:2".
"""

import random
from collections.abc import Hashable
from typing import NamedTuple

Schedule = tuple[tuple[int, int], ...]


class Decision(NamedTuple):
    """One question that was asked: the options, the answer, the cost of each option, and the rest of it."""

    options: tuple[int, ...]
    chosen: int
    costs: tuple[int, ...]
    state: Hashable = None
    fine: int = 0


class Plan:
    """Answers the scheduling questions of one execution by following `schedule`.

    Wherever the schedule says nothing, the default is taken.  `trace` records every
    decision; `diverged` tells that a wanted participant was not among the options.
    """

    def __init__(self, schedule: Schedule = ()):
        self.trace: list[Decision] = []
        self.diverged = False
        self._wanted = dict(schedule)

    def decide(self, options: tuple[int, ...], costs: tuple[int, ...], state: Hashable = None, fine: int = 0) -> int:
        """Return the option that runs next."""
        wanted = self._wanted.get(len(self.trace))
        if wanted is None:
            chosen = options[0]
        elif wanted in options:
            chosen = wanted
        else:
            self.diverged = True
            chosen = options[0]
        self.trace.append(Decision(options, chosen, costs, state, fine))
        return chosen

    def give_way(self, participant: int) -> None:
        """A spinning participant had to yield: nothing to do when following a schedule."""

    def schedule(self) -> Schedule:
        """Return what this execution did, as deviations from the default."""
        return tuple((i, d.chosen) for i, d in enumerate(self.trace) if d.chosen != d.options[0])


class PriorityPlan(Plan):
    """Random priorities with `depth - 1` demotions on the way (PCT, Burckhardt et al. 2010).

    A bug that needs `depth` ordering constraints is found with probability of at least
    1 / (n * k**(depth - 1)) for n participants and k decisions.  With `fine=False`, demotions
    come only where participants meet: k is a fraction then, and so are the bugs in reach.

    length: how many decisions (without the fine ones, if these do not count) to expect.
    """

    def __init__(self, rng: random.Random, depth: int, length: int, fine: bool = True):
        super().__init__()
        self._rng, self._fine = rng, fine
        self._priority: dict[int, float] = {}
        self._demotions = sorted(rng.randrange(max(1, length)) for _ in range(depth - 1))
        self._counted = 0  # decisions so far at which a demotion may come
        self._lowest = 0.0

    def decide(self, options: tuple[int, ...], costs: tuple[int, ...], state: Hashable = None, fine: int = 0) -> int:
        for option in options:
            if option not in self._priority:
                self._priority[option] = 1 + self._rng.random()
        if self._fine or not fine:
            if self._demotions and self._counted >= self._demotions[0]:
                self._demotions.pop(0)
                self.give_way(options[0])
            self._counted += 1
        chosen = max(options, key=self._priority.__getitem__)
        self.trace.append(Decision(options, chosen, costs, state, fine))
        return chosen

    def give_way(self, participant: int) -> None:
        self._lowest -= 1
        self._priority[participant] = self._lowest
