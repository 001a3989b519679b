"""The frontier: which of the waiting schedules is tried next."""

import random

from dojo.schedules.frontier import Frontier, Waiting


def frontier(*waiting, bound=2, seed=0):
    made = Frontier(bound, random.Random(seed))
    for one in waiting:
        made.add(one)
    return made


def draw_all(made, left=1000):
    drawn = []
    while len(made):
        drawn.append(made.draw(left))
        left -= 1
    return drawn


def schedules(count, length=1, level=1, fine=0):
    return [Waiting(tuple((n, 1) for _ in range(length)), level, fine) for n in range(count)]


def test_what_was_added_is_drawn_once():
    added = schedules(5) + schedules(5, level=2) + schedules(5, fine=1)
    assert sorted(draw_all(frontier(*added))) == sorted(added)


def test_fewer_preemptions_come_first():
    levels = [one.level for one in draw_all(frontier(*schedules(9, level=2), *schedules(9, level=1)))]
    assert levels == sorted(levels)


def test_without_a_preemption_comes_before_any():
    drawn = draw_all(frontier(*schedules(9, level=0), *schedules(9, fine=1)))
    assert [one.level for one in drawn] == [0] * 9 + [1] * 9


def test_the_lanes_take_turns():
    drawn = draw_all(frontier(*schedules(20), *schedules(3, fine=1), *schedules(3, level=2, fine=1)))
    assert [one.fine for one in drawn[:12]] == [1, 0] * 6
    assert not any(one.fine for one in drawn[12:]), "an empty lane leaves its turns to the other"


def test_the_fine_lanes_share_their_turns():
    drawn = draw_all(frontier(*schedules(20), *schedules(9, fine=1), *schedules(3, fine=2)))
    assert [one.fine for one in drawn[:12]] == [2, 0, 1, 0] * 3
    assert [one.fine for one in drawn[12:24]] == [1, 0] * 6, "an empty lane leaves its turns to the other fine one"


def test_half_of_the_draws_go_to_the_fewest_deviations():
    drawn = draw_all(frontier(*schedules(900, length=3), *schedules(50, length=2)))
    few = [len(one.schedule) == 2 for one in drawn[:60]]
    assert 20 <= sum(few) <= 40, f"{sum(few)} of 60 draws"
    assert sum(len(one.schedule) == 2 for one in drawn[:200]) == 50


def test_many_start_orders_do_not_eat_the_budget():
    """A lane with 100 draws left gives at most a fifth of them to a level that never ends."""
    made = frontier(*schedules(500, level=0), *schedules(500, level=1), *schedules(500, level=2))
    levels = [made.draw(left).level for left in range(100, 0, -1)]
    assert levels[:15] == [0] * 15 and 15 <= levels.count(0) <= 20
    assert 25 <= levels.count(1) <= 35
    assert levels.count(2) >= 45


def test_a_level_over_its_share_goes_on_when_nothing_else_waits():
    assert len(draw_all(frontier(*schedules(100, level=0)), left=10)) == 100


def test_the_draw_is_random_but_the_same_for_a_seed():
    first, again, other = (draw_all(frontier(*schedules(30), seed=seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert first != sorted(first)


def test_complete_are_the_levels_in_which_nothing_waits():
    made = frontier(*schedules(1, level=1), *schedules(1, level=2, fine=1))
    seen = [made.complete()]
    while len(made):
        made.draw(10)
        seen.append(made.complete())
    assert seen[0] == 0 and seen[-1] == 2, seen
    assert frontier(*schedules(1, level=0)).complete() == -1


def test_a_level_from_which_some_were_dropped_is_not_complete():
    made = frontier()
    made.thin(1, fine=1)
    assert made.complete() == 0
