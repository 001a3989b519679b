"""The search, on a world of its own: participants that take numbered steps, and no thread anywhere."""

import itertools
from types import SimpleNamespace

import pytest

from dojo.schedules.plans import Plan, PriorityPlan
from dojo.schedules.search import Search


class World:
    """`lengths[n]` steps for participant n; a run's word is who took each step. `wrong(word)` makes it fail.

    With `meet=3`, participants meet before every third step of theirs; all others are fine ones.
    """

    def __init__(self, *lengths, wrong=lambda word: False, states=False, meet=1):
        self.lengths, self.wrong, self.states, self.meet = lengths, wrong, states, meet
        self.words = []

    def execute(self, plan):
        left, word, current = list(self.lengths), "", None
        while any(left):
            ready = [n for n, steps in enumerate(left) if steps]
            if current in ready:
                ready.remove(current)
                ready.insert(0, current)
            free = current is None or ready[0] != current
            if len(ready) > 1:
                costs = tuple(0 if free or k == 0 else 1 for k in range(len(ready)))
                # Steps are independent here: only how far everybody is matters.
                state = (tuple(left), current) if self.states else None
                fine = not free and (self.lengths[current] - left[current]) % self.meet != 0
                current = plan.decide(tuple(ready), costs, state, fine)
            else:
                current = ready[0]
            left[current] -= 1
            word += str(current)
        self.words.append(word)
        return SimpleNamespace(kind="wrong", word=word) if self.wrong(word) else None


def preemptions(word):
    """How often a participant is left that still has steps to take."""
    return sum(a != b and a in word[k + 1 :] for k, (a, b) in enumerate(itertools.pairwise(word)))


def all_words(*lengths, bound):
    steps = "".join(str(n) * length for n, length in enumerate(lengths))
    words = {"".join(word) for word in itertools.permutations(steps)}
    return {word for word in words if preemptions(word) <= bound}


@pytest.mark.parametrize("bound", range(5))
@pytest.mark.parametrize("lengths", [(2, 2), (3, 2), (2, 2, 1)])
@pytest.mark.parametrize("meet", [1, 2])
def test_every_schedule_up_to_the_bound_is_tried_exactly_once(lengths, bound, meet):
    world = World(*lengths, meet=meet)
    result = Search(world.execute, bound=bound, budget=5000, samples=0).run()
    assert sorted(world.words) == sorted(all_words(*lengths, bound=bound))
    assert result.complete == bound
    assert result.schedules == len(world.words)


@pytest.mark.parametrize("meet", [1, 2])
@pytest.mark.parametrize("bound", [3, 4, 8])
def test_equal_states_are_left_in_each_direction_once(bound, meet):
    whole, short = World(4, 4, meet=meet), World(4, 4, states=True, meet=meet)
    Search(whole.execute, bound=bound, budget=5000, samples=0).run()
    result = Search(short.execute, bound=bound, budget=5000, samples=0).run()
    assert result.complete == bound
    assert len(short.words) < len(whole.words) / (2 if bound == 8 else 1)

    def ways(words):
        seen = set()
        for word in words:
            for k in range(len(word)):
                before = word[:k]
                last = before[-1:] if before[-1:] in word[k:] else ""
                seen.add((before.count("0"), before.count("1"), last, word[k]))
        return seen

    assert ways(short.words) == ways(whole.words)


def test_the_first_failure_ends_the_search_and_is_shrunk():
    world = World(3, 3, wrong=lambda word: "101" in word)
    result = Search(world.execute, bound=4).run()
    assert result.failure.kind == "wrong"
    plan = Plan(result.schedule)
    assert world.execute(plan) is not None
    assert plan.schedule() == result.schedule
    for k in range(len(result.schedule)):
        shorter = result.schedule[:k] + result.schedule[k + 1 :]
        assert world.execute(Plan(shorter)) is None, f"{shorter} is shorter than {result.schedule} and fails too"


def test_only_a_failure_of_the_same_kind_counts_when_shrinking():
    def execute(plan):
        plan.decide((0, 1), (0, 1))
        plan.decide((0, 1), (0, 1))
        kinds = {((0, 1), (1, 1)): "deadlock", ((1, 1),): "exception"}
        kind = kinds.get(plan.schedule())
        return SimpleNamespace(kind=kind) if kind else None

    search = Search(execute)
    schedule, failure = search._shrink(((0, 1), (1, 1)), SimpleNamespace(kind="deadlock"))
    assert (schedule, failure.kind) == (((0, 1), (1, 1)), "deadlock")


def test_the_budget_is_counted_in_schedules():
    world = World(9, 9, 9)
    result = Search(world.execute, bound=2, budget=100, samples=20).run()
    assert result.schedules == len(world.words) == 120
    assert result.complete < 2


@pytest.mark.parametrize("seed", range(5))
def test_two_switches_where_threads_meet_are_found_among_many_others(seed):
    """Thousands of schedules have two preemptions; of those at every sixth step there are few."""
    world = World(18, 18, 18, wrong=lambda word: word.startswith("0" * 6 + "1" * 12 + "2"), meet=6)
    result = Search(world.execute, samples=0, seed=seed).run()
    assert result.failure is not None, f"not found: {result}"


@pytest.mark.parametrize("seed", range(5))
def test_a_switch_in_the_midst_of_things_is_found_beside_those(seed):
    world = World(18, 18, 18, wrong=lambda word: word.startswith("0" * 5 + "1"), meet=6)
    result = Search(world.execute, samples=0, seed=seed).run()
    assert result.failure is not None, f"not found: {result}"


def zigzag(word):
    """Five switches, four of them preemptions."""
    return word == "010101"


@pytest.mark.parametrize("seed", range(5))
def test_where_all_is_well_up_to_the_bound_more_preemptions_follow(seed):
    assert Search(World(3, 3, wrong=zigzag).execute, bound=2, seed=seed).run().failure is None
    result = Search(World(3, 3, wrong=zigzag).execute, bound=2, deeper=4, samples=0, seed=seed).run()
    assert result.failure is not None, f"not found: {result}"


def test_with_more_preemptions_follow_as_many_schedules_at_most():
    flat, deep = World(4, 4, 4), World(4, 4, 4)
    Search(flat.execute, bound=1, samples=0).run()
    result = Search(deep.execute, bound=1, deeper=4, samples=0).run()
    assert result.complete == 1
    assert len(deep.words) == 2 * len(flat.words)
    assert len(set(deep.words)) == len(deep.words), "no schedule is tried twice"


def test_long_runs_get_fewer_schedules():
    world = World(200, 200)
    result = Search(world.execute, bound=2, budget=1000, samples=100, decisions=5000).run()
    assert result.schedules < 60


def test_no_samples_where_everything_was_tried():
    world = World(2, 2)
    Search(world.execute, bound=4, samples=1000).run()
    assert len(world.words) == len(all_words(2, 2, bound=4))


@pytest.mark.parametrize("seed", range(3))
def test_one_seed_one_search(seed):
    runs = [World(5, 5, 5), World(5, 5, 5)]
    for world in runs:
        Search(world.execute, budget=150, samples=30, seed=seed).run()
    assert runs[0].words == runs[1].words


def test_another_seed_another_search():
    runs = [World(5, 5, 5), World(5, 5, 5)]
    for seed, world in enumerate(runs):
        Search(world.execute, budget=150, samples=30, seed=seed).run()
    assert runs[0].words != runs[1].words


def test_a_replay_runs_once():
    world = World(3, 3, wrong=lambda word: word == "011100")
    result = Search(world.execute).replay(((1, 1), (4, 0)))
    assert len(world.words) == 1
    assert result.schedules == 1


def test_a_schedule_that_cannot_be_followed_is_noticed():
    world = World(1, 1)
    result = Search(world.execute).replay(((0, 7),))
    assert result.diverged == 1
    assert result.failure is None


def test_an_error_of_the_world_passes_through():
    def execute(plan):
        raise LookupError("the world is broken")

    with pytest.raises(LookupError, match="the world is broken"):
        Search(execute).run()


@pytest.mark.parametrize("depth", [2, 3])
def test_priorities_find_a_bug_of_their_depth(depth):
    """The bound of Burckhardt et al.: at least 1 / (n * k**(depth - 1)) of the samples fail."""
    import random

    word = {2: "1" * 6 + "0" * 6, 3: "0" + "1" * 6 + "0" * 5}[depth]
    world = World(6, 6, wrong=lambda seen: seen == word)
    samples = 2000
    found = sum(world.execute(PriorityPlan(random.Random(f"{n}"), depth, 12)) is not None for n in range(samples))
    assert found >= samples / (2 * 12 ** (depth - 1))
