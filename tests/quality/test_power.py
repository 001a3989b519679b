"""The explorer's power: every wrong program is caught, every right one passes, always alike.

Set QUALITY_SEEDS=20 for the full measure (it takes some minutes); by default fewer seeds and a
smaller budget for the right programs keep the run short.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quality.programs import CORPUS, Program, corpus
from tests.quality.verdicts import verdict

ROOT = Path(__file__).resolve().parents[2]
SEEDS = int(os.environ.get("QUALITY_SEEDS", "3"))
FULL = SEEDS >= 20
# A right program is explored to the end of the budget; a third of it is enough for every day.
RIGHT_SEEDS, RIGHT_BUDGET = (5, {}) if FULL else (1, {"budget": 200, "samples": 30})
PROCESSES = 10 if FULL else 3

# A stuck exploration ends much earlier, by its own watchdog.
pytestmark = pytest.mark.timeout(3600 if FULL else 300)


def _each(side: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("program", [pytest.param(p, id=p.name) for p in corpus(side)])


@_each("wrong")
def test_wrong_program_is_caught_with_every_seed(program: Program):
    for seed in range(SEEDS):
        seen = verdict(program, seed)
        assert seen.kind not in ("passes", "inconclusive"), (
            f"{program.name} is wrong ({program.sentence}), but with seed {seed} it {seen.kind}: {seen.text}"
        )


@_each("right")
def test_right_program_passes(program: Program):
    for seed in range(RIGHT_SEEDS):
        seen = verdict(program, seed, **RIGHT_BUDGET)
        assert seen.kind == "passes", f"{program.name} is right, but with seed {seed}: {seen.text}"


def test_verdicts_are_the_same_in_every_process():
    def start(hash_seed: int) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.quality.verdicts"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
            stdout=subprocess.PIPE,
            text=True,
        )

    answers = []
    for first in range(0, PROCESSES, 2):  # two at a time: they keep a core busy each
        pair = [start(seed) for seed in range(first, min(first + 2, PROCESSES))]
        answers += [json.loads(process.communicate()[0]) for process in pair]
    for name, expected in answers[0].items():
        seen = {json.dumps(answer[name]) for answer in answers}
        assert len(seen) == 1, f"{name}: kind, schedules and schedule differ from {expected}: {sorted(seen)}"


def test_corpus_is_complete():
    wrong, right = corpus("wrong"), corpus("right")
    assert len(wrong) >= 150 and len(right) >= 180, f"{len(wrong)} wrong and {len(right)} right programs"
    missing = {p.name for p in wrong} - {p.name for p in right}
    assert not missing, f"wrong programs without a repaired twin in {CORPUS / 'right'}: {sorted(missing)}"
    classes = [p.bug_class for p in wrong]
    lonely = sorted({c for c in classes if classes.count(c) < 2})
    assert not lonely, f"each bug class needs two programs in different styles, not one: {lonely}"
