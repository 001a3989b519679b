"""The `dojo` command: the learner's loop around pytest. A thin front over the rooms below."""

import difflib
import os
import shutil
import sys
import textwrap
from importlib import import_module
from pathlib import Path

import click

from dojo import board, progress
from dojo.paths import ROOT, SOLUTIONS, shown
from dojo.syllabus import Kata, SyllabusError, syllabus


class KataName(click.ParamType):
    """A kata by its id (threads/lock), by its name alone (lock) or by the path of its file."""

    name = "kata"

    def convert(self, value, param, ctx) -> Kata:
        katas = syllabus().by_id
        wanted = value.removesuffix(".py").removesuffix(".md").replace("\\", "/").replace("/test_", "/")
        found = [katas[name] for name in katas if wanted == name or wanted.endswith(f"/{name}")]
        found = found or [kata for kata in katas.values() if kata.name == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            self.fail(f"{value!r} could be {' or '.join(kata.id for kata in found)}", param, ctx)
        names = [*katas, *(kata.name for kata in katas.values())]
        close = difflib.get_close_matches(wanted, names, n=3)
        hint = f"did you mean {', '.join(close)}?" if close else "see them all: dojo board"
        return self.fail(f"there is no kata {value!r}; {hint}", param, ctx)

    def shell_complete(self, ctx, param, incomplete):
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in syllabus().by_id if incomplete in name]


# Commands of other rooms, loaded when they are asked for: name, and where the command is.
ELSEWHERE = {
    "grade": "dojo.grading.commands:grade",
    "claims": "dojo.claims.command:claims",
    "export": "dojo.grading.batch.commands:export",
    "grade-all": "dojo.grading.batch.commands:grade_all",
}


class Commands(click.Group):
    """The commands of this module in the order in which a learner needs them, then those elsewhere."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.commands, *sorted(ELSEWHERE)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = ELSEWHERE[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def dojo(ctx: click.Context) -> None:
    """Practise Python concurrency: what comes next, hints, answers.

    A kata is named by its id (threads/lock), its name (lock) or its file.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    try:
        syllabus()
    except SyllabusError as error:
        raise click.ClickException(str(error)) from error


@dojo.command("next")
def show_next() -> None:
    """Say which kata comes next."""
    click.echo("\n".join(board.next_step(progress.standings(), width=_width())))


@dojo.command(short_help="Run a kata whenever you save it.")
@click.argument("kata", type=KataName(), required=False)
def watch(kata: Kata | None) -> None:
    """Run a kata's tests whenever you save it. Keys: h hint, n next kata, r run, q quit."""
    from dojo import watch as watching

    raise SystemExit(watching.watch(kata))


@dojo.command(short_help="Give a hint; each call gives one more.")
@click.argument("kata", type=KataName())
def hint(kata: Kata) -> None:
    """Give a hint for KATA; each call gives one more, from a nudge to nearly the answer."""
    number = progress.next_hint(kata)
    click.echo(f"Hint {number + 1} of {len(kata.hints)} for {kata.id}:")
    click.echo(_wrapped(kata.hints[number]))
    if number + 1 < len(kata.hints):
        click.echo(f"\nStill stuck? dojo hint {kata.id}")
    else:
        click.echo(f"\nThat was the last one. The why: dojo explain {kata.id}")


@dojo.command(short_help="Tell why wrong answers fail.")
@click.argument("kata", type=KataName())
def explain(kata: Kata) -> None:
    """Explain KATA: why wrong answers fail, what Python promises, where to read more."""
    from dojo.pages import print_page

    print_page(ROOT / "docs" / "katas" / f"{kata.id}.md")


@dojo.command(short_help="Show the reference answer, once you are green.")
@click.argument("kata", type=KataName())
@click.option("--yes", is_flag=True, help="Show it although your own answer is not green yet.")
def solution(kata: Kata, yes: bool) -> None:
    """Show the reference answer to KATA, once your own is green. The lines that fill the gap are marked."""
    state = progress.standing(kata).state
    if not yes and state != board.PASSED:
        why = "has changed since its tests ran" if state == board.CHANGED else "is not green yet"
        raise click.ClickException(
            f"{kata.id} {why}.\n"
            f"  Run its tests:         pytest {shown(kata.spec)}\n"
            f"  A hint:                dojo hint {kata.id}\n"
            f"  Show it all the same:  dojo solution {kata.id} --yes"
        )
    from dojo import stubs

    click.echo(f"One right answer of several, {shown(SOLUTIONS / f'{kata.id}.py')}. What fills the gap is marked >.\n")
    stub = stubs.shipped().get(kata.id, "").splitlines()
    for line in difflib.ndiff(stub, (SOLUTIONS / f"{kata.id}.py").read_text(encoding="utf-8").splitlines()):
        if line.startswith("+ "):
            click.secho(f"> {line[2:]}", fg="green")
        elif line.startswith("  "):
            click.echo(line)


@dojo.command(short_help="Bring the stub back; your text is kept.")
@click.argument("kata", type=KataName(), required=False)
@click.option("--all", "everything", is_flag=True, help="Reset every kata.")
def reset(kata: Kata | None, everything: bool) -> None:
    """Bring the stub of KATA back as it was shipped. Your text is kept as a backup."""
    if everything == (kata is not None):
        raise click.UsageError("name one kata, or say --all")
    from dojo import stubs

    chosen = list(syllabus().katas) if kata is None else [kata]
    for one in chosen:
        backup = stubs.reset(progress.path_of(one), progress.FOLDER / "backups")
        if backup is not None:
            click.echo(f"{shown(progress.path_of(one))} is as shipped again. Your text: {shown(backup)}")
        elif kata is not None:
            click.echo(f"{shown(progress.path_of(one))} was as shipped already.")
    if kata is None:
        click.echo("Every kata is as shipped.")


@dojo.command("board")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Draw it into this file instead.")
def show_board(svg: Path | None) -> None:
    """Show how every kata stands, as of its last run."""
    standings = progress.standings()
    if svg is not None:
        from dojo.pictures import board_svg

        svg.write_text(board_svg(standings), encoding="utf-8")
        click.echo(f"The board is drawn in {svg}.")
        return
    for row in board.rows(standings, syllabus().chapters, _width()):
        click.echo("".join(_styled(text, colour) for text, colour in row))
    click.echo()
    click.echo(f"{board.summary(standings)} {board.time_left(standings)}")
    click.echo("\n".join(board.next_step(standings, width=_width())))


def _styled(text: str, colour: str | None) -> str:
    if colour is None:
        return text
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)


def _width() -> int | None:
    """How many characters fit into a line; None in a pipe or a file, where nothing is cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _wrapped(text: str) -> str:
    width = _width()
    return text if width is None else textwrap.fill(text, min(width, 100), break_long_words=False)


def main() -> None:
    """Run the command line."""
    dojo(prog_name="dojo")


if __name__ == "__main__":
    main()
