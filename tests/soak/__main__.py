"""`python -m tests.soak`: the solutions and the mistakes many times over, on an overloaded machine.

A round is the whole spec once: shuffled, with a hash seed and a schedule seed of its own, in one of several ways
(one process, `-n 2`, `-n 4`, one core). Four rounds for each core run at a time and are one another's load. A
solution that fails and a mistake that survives are printed at once; then the exit status is 1. `--write` keeps the
counts in docs/soak.md.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count

import click
from rich.console import Console
from rich.progress import Progress

from dojo.cli import KataName
from dojo.paths import shown
from dojo.syllabus import Kata, syllabus
from tests.soak.records import PAGE, keep, page, rows
from tests.soak.rounds import AT_A_TIME, Round, Unfinished, play_all
from tests.soak.trials import Trial, trials


@click.command()
@click.argument("katas", type=KataName(), nargs=-1)
@click.option("--solutions", default=1000, show_default=True, help="Rounds of the solutions.")
@click.option("--mistakes", default=200, show_default=True, help="Rounds of the mistakes.")
@click.option("--first-seed", default=1, show_default=True, help="The seed of the first round.")
@click.option("--at-a-time", default=AT_A_TIME, show_default=True, help="Rounds that run beside one another.")
@click.option("--write", is_flag=True, help=f"Keep the counts in {shown(PAGE)}.")
def main(katas: tuple[Kata, ...], solutions: int, mistakes: int, first_seed: int, at_a_time: int, write: bool) -> None:
    """Soak KATAS (default: all that this interpreter has the packages for)."""
    chosen = tuple(kata for kata in katas or syllabus().katas if not kata.missing_packages())
    right, wrong = trials(chosen)
    console = Console(stderr=True)
    seeds = count(first_seed)
    try:
        for trial, number in ((right, solutions), (wrong, mistakes)):
            planned = [Round(next(seeds), trial.arguments) for _ in range(number)]
            for complaint in soak(trial, planned, at_a_time, console):
                console.print(complaint, style="red", markup=False, highlight=False, soft_wrap=True)
    except KeyboardInterrupt:
        console.print("Stopped; what was run so far counts.")
    except Unfinished as error:
        raise click.ClickException(str(error)) from error
    found = [*rows(right, chosen), *rows(wrong, chosen)]
    text = page(found)
    click.echo(text[text.index("| chapter") :])
    if write:
        keep(found)
    sys.exit(any(row.wrong for row in found))


def soak(trial: Trial, planned: list[Round], at_a_time: int, console: Console) -> Iterator[str]:
    """Play the rounds, count them in `trial`, and yield the complaints, with the round that they are about."""
    with Progress(console=console) as progress, ExitStack() as stack:
        played = stack.enter_context(play_all(planned, at_a_time))
        for one, outcomes in progress.track(played, total=len(planned), description=trial.title):
            for text in trial.count(outcomes):
                yield f"[seed {one.seed}, {one.way.title}] {text}"


if __name__ == "__main__":
    main()
