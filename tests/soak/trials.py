"""What a soak repeats, and which verdicts it calls wrong."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dojo.outcomes import FAILED, PASSED, Outcome
from dojo.paths import ROOT, shown
from dojo.syllabus import Kata
from tests.audit import mistake


@dataclass
class Trial:
    """What is repeated: its title, the arguments that pytest gets, and what counts as a wrong verdict.

    `verdicts` and `wrong` count by chapter.
    """

    title: str
    arguments: list[str]
    complaints: Callable[[list[Outcome]], Iterator[tuple[Outcome, str]]]
    rounds: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def count(self, outcomes: list[Outcome]) -> list[str]:
        """Count one round and return the complaints about it."""
        self.rounds += 1
        self.verdicts.update(chapter(one) for one in outcomes)
        found = list(self.complaints(outcomes))
        self.wrong.update(chapter(one) for one, _ in found)
        return [text for _, text in found]


def trials(katas: tuple[Kata, ...]) -> tuple[Trial, Trial]:
    """Return the trial of the solutions and that of the mistakes, of these katas."""
    specs = [shown(kata.spec) for kata in katas]
    targets = [option for kata in katas for option in ("--target", f"mistakes/{kata.id}")]
    killers = [*specs, *targets, "-p", "tests.audit.only_killers"]
    return (
        Trial("solutions", [*specs, "--target", "solutions"], false_failures),
        Trial("mistakes", killers, survivals),
    )


def false_failures(outcomes: list[Outcome]) -> Iterator[tuple[Outcome, str]]:
    """Yield the solutions that did not pass, and what is said of them."""
    for one in outcomes:
        if one.state != PASSED:
            yield one, f"a solution does not pass: {one.nodeid}: {one.state}: {in_short(one.message)}"


def survivals(outcomes: list[Outcome]) -> Iterator[tuple[Outcome, str]]:
    """Yield the mistakes that were not killed, or not with their words, and what is said of them."""
    told: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        told[one.target].append(one)
    for target, mine in told.items():
        says = mistake.read(ROOT / target).says
        if not any(one.state == FAILED and says in one.message for one in mine):
            yield mine[0], f"{target} is not killed with {says!r}: {mine[0].state}: {in_short(mine[0].message)}"


def in_short(message: str) -> str:
    """Return the first line of a failure message and how to replay it."""
    lines = message.splitlines() or [""]
    return "  ".join([lines[0], *(line for line in lines if line.startswith("Replay:"))])


def chapter(outcome: Outcome) -> str:
    """Return the chapter of the kata that an outcome is about."""
    return outcome.kata.partition("/")[0]
