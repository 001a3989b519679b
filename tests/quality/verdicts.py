"""What the explorer says about a program of the corpus.

`python -m tests.quality.verdicts [SEED]` prints the verdicts on all wrong programs as JSON,
so that a test can compare them from process to process.
"""

import json
import sys
from dataclasses import asdict, dataclass
from types import ModuleType
from typing import Any

from dojo.schedules import Inconclusive, ScheduleFailure, explore, fresh_module
from tests.quality.programs import Program, corpus


@dataclass(frozen=True)
class Verdict:
    """kind: "passes", "inconclusive" or the kind of the failure; schedule: how to replay it;
    schedules: how many were run; complete: all with so many preemptions; text: in words."""

    kind: str
    schedules: int
    schedule: str
    complete: int
    text: str


def verdict(program: Program, seed: int = 0, **options: Any) -> Verdict:
    """Explore a program's scenario and return the verdict; `options` are those of `explore`."""
    try:
        result = explore(play, fresh_module(program.path), seed=seed, **{**program.options, **options})
    except ScheduleFailure as failure:
        found = failure.result
        return Verdict(failure.kind, found.schedules, failure.schedule, found.complete, str(failure))
    except Inconclusive as problem:
        return Verdict("inconclusive", 0, "", -1, str(problem))
    return Verdict("passes", result.schedules, "", result.complete, str(result))


def play(program: ModuleType) -> None:
    """One run of a program's scenario, in a module executed for it."""
    program.scenario(program)


def _main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    verdicts = {program.name: asdict(verdict(program, seed)) for program in corpus("wrong")}
    for seen in verdicts.values():
        del seen["text"]
    print(json.dumps(verdicts))


if __name__ == "__main__":
    _main()
