"""Wrong asyncio programs fail with every seed, right ones with none."""

import pytest

from dojo.schedules.verdicts import ScheduleFailure
from dojo.worlds.event_loop.order import explore
from tests.worlds import held_out_orders, right_orders, wrong_orders

SEEDS = range(10)
WRONG = wrong_orders.WRONG | held_out_orders.WRONG
RIGHT = right_orders.RIGHT | held_out_orders.RIGHT


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_program_is_caught_with_every_seed(name):
    program, words = WRONG[name]
    for seed in SEEDS:
        with pytest.raises(ScheduleFailure) as caught:
            explore(program, seed=seed)
        said = str(caught.value)
        assert words in said, f"seed {seed}: {words!r} is not in the story:\n{said}"
        with pytest.raises(ScheduleFailure) as replayed:
            explore(program, schedule=caught.value.schedule)
        assert str(replayed.value) == said, f"seed {seed}: {caught.value.schedule} replayed tells another story"


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_program_is_never_accused(name):
    if explore(RIGHT[name]).complete < 3:  # else every seed tries the same orders
        for seed in range(1, 4):
            explore(RIGHT[name], seed=seed)
