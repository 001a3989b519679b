"""The frontier: the schedules that wait to be tried, and which one comes next.

Fewer preemptions come first (iterative context bounding). Among schedules with as many, half
of the draws go to those that deviate least often from the default, half of the rest to
those that deviate once more, and so on. Among these the draw is random: any fixed order
would, under a budget, vary only the beginning or only the end of a run.

Schedules wait in two *lanes*, which take turns once those without a preemption are through.
In the coarse lane threads are interrupted only where they synchronise. There are few such
places, so this lane comes to two preemptions at a lock, a wait or a notify long before the
other one, with its switches between any two accesses, has seen half of those with one.
"""

import random
from typing import NamedTuple

from dojo.schedules.plans import Schedule

# Of what a lane may still draw, the share for the levels of 0 and 1 preemptions, so that
# many start orders (five threads have 120) cannot eat the budget for preemptions.
LEVEL_SHARES = (0.2, 0.4)
LEVEL_MINIMUM = 10


class Waiting(NamedTuple):
    """A schedule to be tried, how many preemptions it has, and whether one of them is in the midst of things."""

    schedule: Schedule
    level: int = 0
    fine: bool = False


class Frontier:
    """The schedules with up to `bound` preemptions that are known and not yet tried."""

    def __init__(self, bound: int, rng: random.Random):
        self._lanes = (_Lane(bound + 1, rng), _Lane(bound + 1, rng))
        self._turn = False

    def __len__(self) -> int:
        return len(self._lanes[0]) + len(self._lanes[1])

    def add(self, waiting: Waiting) -> None:
        """Let a schedule wait."""
        self._lanes[waiting.fine].levels[waiting.level].add(waiting.schedule)

    def thin(self, level: int, fine: bool) -> None:
        """Remember that schedules were dropped, because the budget cannot reach them all."""
        self._lanes[fine].thinned = min(self._lanes[fine].thinned, level)

    def draw(self, left: int) -> Waiting:
        """Take out the schedule to be tried next; `left` more are within the budget."""
        coarse, fine = self._lanes
        self._turn = not len(coarse) or (len(fine) > 0 and not self._turn and coarse.next_level(left) > 0)
        lane = self._lanes[self._turn]
        level = lane.next_level(left if len(coarse) == 0 or len(fine) == 0 else left // 2)
        return Waiting(lane.draw(level), level, self._turn)

    def complete(self) -> int:
        """Return up to how many preemptions every schedule was drawn; -1: not even those without."""
        return min(lane.complete() for lane in self._lanes)


class _Lane:
    """Schedules by their number of preemptions."""

    def __init__(self, levels: int, rng: random.Random):
        self.levels = [_Level() for _ in range(levels)]
        self.thinned = levels  # from this level on
        self._drawn = [0] * levels
        self._rng = rng

    def __len__(self) -> int:
        return sum(map(len, self.levels))

    def next_level(self, left: int) -> int:
        """Return the lowest level with schedules that has not used up its share of what was drawn and is left."""
        filled = [number for number, level in enumerate(self.levels) if len(level)]
        return next((number for number in filled if self._drawn[number] < self._share(number, left)), filled[-1])

    def draw(self, level: int) -> Schedule:
        """Take a schedule out of a level."""
        self._drawn[level] += 1
        return self.levels[level].draw(self._rng)

    def complete(self) -> int:
        """Return the highest level up to which nothing waits and nothing was dropped."""
        first = next((number for number, level in enumerate(self.levels) if len(level)), len(self.levels))
        return min(first, self.thinned) - 1

    def _share(self, number: int, left: int) -> float:
        """Return how many schedules a level may draw, those that it has drawn included."""
        if number >= len(LEVEL_SHARES):
            return float("inf")
        return max(LEVEL_MINIMUM, (sum(self._drawn[number:]) + left) * LEVEL_SHARES[number])


class _Level:
    """Schedules with as many preemptions, by their number of deviations."""

    def __init__(self) -> None:
        self._by_length: dict[int, list[Schedule]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._by_length.values()))

    def add(self, schedule: Schedule) -> None:
        self._by_length.setdefault(len(schedule), []).append(schedule)

    def draw(self, rng: random.Random) -> Schedule:
        lengths = sorted(length for length, schedules in self._by_length.items() if schedules)
        length = next((length for length in lengths if rng.random() < 0.5), lengths[-1])
        schedules = self._by_length[length]
        i = rng.randrange(len(schedules))
        schedules[i], schedules[-1] = schedules[-1], schedules[i]  # constant time: their order does not matter
        return schedules.pop()
