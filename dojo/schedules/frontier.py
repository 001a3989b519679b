"""The frontier: the schedules that wait to be tried, and which one comes next.

Fewer preemptions come first (iterative context bounding). Among schedules with as many, half
of the draws go to those that deviate least often from the default, half of the rest to
those that deviate once more, and so on. Among these the draw is random: any fixed order
would, under a budget, vary only the beginning or only the end of a run.

Schedules wait in three *lanes*, which take turns once those without a preemption are through.
In the coarse lane threads are interrupted only where they synchronise. There are few such
places, so this lane comes to two preemptions at a lock, a wait or a notify long before the
others, with their switches between any two accesses, have seen half of those with one. In one
of these no interrupted thread holds a lock, in the other one does: often either are few.
"""

import random
from typing import NamedTuple

from dojo.schedules.plans import Schedule

# Of what a lane may still draw, the share for the levels of 0 and 1 preemptions, so that
# many start orders (five threads have 120) cannot eat the budget for preemptions.
LEVEL_SHARES = (0.2, 0.4)
LEVEL_MINIMUM = 10
LANES = 3


class Waiting(NamedTuple):
    """A schedule to be tried, how many preemptions it has, and how fine the finest is: the number of its lane."""

    schedule: Schedule
    level: int = 0
    fine: int = 0


class Frontier:
    """The schedules with up to `bound` preemptions that are known and not yet tried."""

    def __init__(self, bound: int, rng: random.Random):
        self._lanes = [_Lane(bound + 1, rng) for _ in range(LANES)]
        self._fine = self._under_lock = False  # whose turn it was

    def __len__(self) -> int:
        return sum(map(len, self._lanes))

    def add(self, waiting: Waiting) -> None:
        """Let a schedule wait."""
        self._lanes[waiting.fine].levels[waiting.level].add(waiting.schedule)

    def thin(self, level: int, fine: int) -> None:
        """Remember that schedules were dropped, because the budget cannot reach them all."""
        self._lanes[fine].thinned = min(self._lanes[fine].thinned, level)

    def draw(self, left: int) -> Waiting:
        """Take out the schedule to be tried next; `left` more are within the budget."""
        number = self._next_lane(left)
        lane = self._lanes[number]
        others = sum(len(other) > 0 for other in self._lanes) - 1
        level = lane.next_level(left // (1 if not others else 2 if others == 1 or lane is self._lanes[0] else 4))
        return Waiting(lane.draw(level), level, number)

    def _next_lane(self, left: int) -> int:
        """Return the number of the lane whose turn it is: the coarse one's every other time."""
        coarse, free, held = self._lanes
        none_is_fine = len(free) == len(held) == 0
        self._fine = not len(coarse) or not (none_is_fine or self._fine or coarse.next_level(left) == 0)
        if not self._fine:
            return 0
        self._under_lock = not len(free) or (len(held) > 0 and not self._under_lock)
        return 2 if self._under_lock else 1

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
