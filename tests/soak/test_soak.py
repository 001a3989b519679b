"""The soak sees what is wrong, and says what it has run."""

import pytest

from dojo.outcomes import FAILED, PASSED, Outcome
from dojo.syllabus import syllabus
from tests.audit import mistake
from tests.soak import records
from tests.soak.rounds import WAYS, Round, Unfinished, play_all
from tests.soak.trials import false_failures, survivals, trials

KATA = syllabus().by_id["threads/lock"]
WRONG = mistake.of_kata("threads/lock")[0]
SMALL = ["spec/threads/test_lock_scope.py", "--target", "solutions"]


def outcome(state, message="", target="solutions"):
    return Outcome("threads/lock", target, "test_it", "spec/threads/test_lock.py::test_it", state, message)


def test_a_solution_that_fails_is_a_false_failure():
    told = [text for _, text in false_failures([outcome(PASSED), outcome(FAILED, "a promise\n\nReplay:  pytest x")])]
    assert len(told) == 1 and "a promise  Replay:  pytest x" in told[0], told


def test_a_mistake_must_be_killed_with_its_words():
    killed = outcome(FAILED, f"{WRONG.says}\nmore", WRONG.label)
    assert not list(survivals([killed])), "killed as it should be"
    for alive in (outcome(PASSED, "", WRONG.label), outcome(FAILED, "something else", WRONG.label)):
        assert list(survivals([alive])), f"{alive.state} {alive.message!r} is no kill"


@pytest.mark.timeout(300)
def test_rounds_play_the_spec_in_every_way():
    with play_all([Round(seed, SMALL) for seed in range(len(WAYS))], at_a_time=2) as played:
        found = {one.way.title: outcomes for one, outcomes in played}
    assert set(found) == {way.title for way in WAYS}, f"every round must be handed out, not only {set(found)}"
    for title, outcomes in found.items():
        assert {one.state for one in outcomes} == {PASSED}, f"{title}: the solution must pass"
        assert len(outcomes) > 3, f"{title}: the whole spec must run, not {len(outcomes)} of its tests"


def test_a_round_that_does_not_come_to_its_end_says_what_pytest_printed():
    with pytest.raises(Unfinished, match="no such option|unrecognized arguments"):
        Round(0, ["--no-such-option"]).play()


def test_the_page_counts_what_was_run():
    right, _ = trials((KATA,))
    right.count([outcome(PASSED), outcome(FAILED, "a promise")])
    (row,) = records.rows(right, (KATA,))
    assert (row.rounds, row.verdicts, row.wrong, row.katas) == (1, 2, 1, "lock")
    assert f"| threads | lock | solutions | {row.interpreter} | 1 | 2 | 1 |" in records.page([row])


def test_a_later_soak_takes_the_place_of_an_earlier_one(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "RECORDED", tmp_path / "recorded.json")
    monkeypatch.setattr(records, "PAGE", tmp_path / "soak.md")
    (tmp_path / "recorded.json").write_text("[]", encoding="utf-8")
    for times in (1, 2):
        right, _ = trials((KATA,))
        for _ in range(times):
            right.count([outcome(PASSED)])
        records.keep(records.rows(right, (KATA,)))
    assert [row.rounds for row in records.read()] == [2]
    assert (tmp_path / "soak.md").read_text(encoding="utf-8").count("| threads |") == 1


def test_the_page_is_made_from_what_is_kept():
    assert records.PAGE.read_text(encoding="utf-8") == records.page(records.read()), (
        "docs/soak.md must say what tests/soak/recorded.json holds; `python -m tests.soak KATA ... --write` writes both"
    )
