"""`dojo claims`."""

import sys

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from dojo.claims import measure, report
from dojo.claims.table import COMPARISONS
from dojo.paths import ROOT, shown

PAGE = ROOT / "docs" / "claims.md"
CHART = ROOT / "docs" / "images" / "claims.svg"


@click.command(short_help="Measure what the notes claim of speed.")
@click.argument("words", nargs=-1)
@click.option(
    "--rounds", default=5, show_default=True, type=click.IntRange(1), help="How often the programs take turns."
)
@click.option("--repeats", default=3, show_default=True, type=click.IntRange(1), help="Runs of a program at each turn.")
@click.option("--write", is_flag=True, help="Write docs/claims.md and its chart as well.")
def claims(words: tuple[str, ...], rounds: int, repeats: int, write: bool) -> None:
    """Measure on this machine what the notes claim of speed, and say why it differs.

    With WORDS only the comparisons whose title has one of them: dojo claims lock pool. Takes a minute or two.
    """
    chosen = [one for one in COMPARISONS if not words or any(word.lower() in one.title.lower() for word in words)]
    if not chosen:
        raise click.UsageError(f"no comparison has {' or '.join(words)} in its title; see them all: docs/claims.md")
    if write and words:
        raise click.UsageError("the page holds all comparisons: --write goes without words")
    names = measure.programs_of(chosen)
    seconds = _measured(names, rounds, repeats)
    report.print_table(chosen, seconds, Console())
    if write:
        for path, text in ((PAGE, report.page(chosen, seconds)), (CHART, report.chart(chosen, seconds))):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            click.echo(f"{shown(path)} is written.")
    missing = [name for name in names if not seconds[name].runs]
    click.echo(f"{len(names) - len(missing)} of {len(names)} programs were measured.")
    if missing:
        raise SystemExit(1)


def _measured(names: list[str], rounds: int, repeats: int) -> dict[str, measure.Seconds]:
    """Measure with a bar on a terminal, and with a line for each round elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        print(f"Measuring {len(names)} programs, {rounds} rounds.", file=sys.stderr)
        return measure.measure(names, rounds, repeats, lambda name: None)
    columns = BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=rounds * len(names))

        def begin(name: str) -> None:
            progress.update(task, description=name)
            progress.advance(task)

        return measure.measure(names, rounds, repeats, begin)
