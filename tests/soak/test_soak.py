"""The soak sees what is wrong, and says what it has run."""

import pytest

from dojo.outcomes import FAILED, PASSED, Outcome
from dojo.syllabus import syllabus
from tests.audit import mistake
from tests.soak.__main__ import Trial, false_failures, page, survivals
from tests.soak.rounds import WAYS, play

KATA = syllabus().by_id["threads/lock"]
WRONG = mistake.of_kata("threads/lock")[0]


def outcome(state, message="", target="solutions"):
    return Outcome("threads/lock", target, "test_it", "spec/threads/test_lock.py::test_it", state, message)


def test_a_solution_that_fails_is_a_false_failure():
    told = list(false_failures([outcome(PASSED), outcome(FAILED, "a promise\n\nReplay:  pytest x")]))
    assert len(told) == 1 and "a promise  Replay:  pytest x" in told[0], told


def test_a_mistake_must_be_killed_with_its_words():
    killed = outcome(FAILED, f"{WRONG.says}\nmore", WRONG.label)
    assert not list(survivals([killed])), "killed as it should be"
    for alive in (outcome(PASSED, "", WRONG.label), outcome(FAILED, "something else", WRONG.label)):
        assert list(survivals([alive])), f"{alive.state} {alive.message!r} is no kill"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.title)
def test_a_round_plays_the_spec_in_every_way(way):
    outcomes = play(1, way, ["spec/threads/test_lock_scope.py", "--target", "solutions"])
    assert {one.state for one in outcomes} == {PASSED}, f"{way.title}: the solution must pass"
    assert len(outcomes) > 3, f"{way.title}: the whole spec must run, not {len(outcomes)} of its tests"


def test_the_page_counts_what_was_run():
    trial = Trial("solutions", [], false_failures)
    tally = trial.tallies["-n 2"]
    tally.rounds, tally.verdicts = 3, 21
    assert "| solutions | -n 2 | 3 | 21 | 0 |" in page((trial,), (KATA,))
