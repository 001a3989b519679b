"""`dojo grade-all` and `dojo export`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from dojo.grading.exporters import FORMATS
from dojo.grading.result import RUNGS


@click.command(short_help="Say a result in the format of another program.")
@click.argument("result", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "name", type=click.Choice(sorted(FORMATS)), required=True, help="The format.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file, not to the terminal.")
def export(result: Path, name: str, out: Path | None) -> None:
    """Say RESULT, a result.json of `dojo grade`, in the format of another program."""
    from dojo.grading import exporters
    from dojo.grading.result import ResultError, from_json

    try:
        text = exporters.export(from_json(result.read_text(encoding="utf-8")), name)
    except (ResultError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{result}: {error}. Make one: dojo grade PATH --out FOLDER") from error
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")


@click.command("grade-all")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default="grades", help="Where grades go (./grades)."
)
@click.option("--kata", "names", multiple=True, help="Grade this kata only; may be repeated.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="How many submissions at once (one a processor).")
@click.option("--broker", metavar="URL", help="Grade on Celery workers behind this broker instead of here.")
@click.option("--seed", type=click.IntRange(0), help="Seed of the schedule search (the class's first one).")
@click.option("--require", type=click.Choice(RUNGS), help="The weakest box to accept.")
def grade_all(
    folder: Path,
    out: Path,
    names: tuple[str, ...],
    jobs: int | None,
    broker: str | None,
    seed: int | None,
    require: str | None,
) -> None:
    """Grade a class: FOLDER holds one folder or zip for each student.

    Writes grades.csv, grades.html and results/ into the output folder. Stopped or killed, the same command
    goes on where it was; a submission that was handed in again is graded again.

    Exit status: 0 everybody has a verdict, 2 somebody has none (grades.csv says why), 3 the required box
    is missing, 130 interrupted.
    """
    from dojo.grading.batch.progress import Progress
    from dojo.grading.batch.room import Room
    from dojo.grading.batch.runner import BoxMissing
    from dojo.grading.batch.secrecy import hide_addresses
    from dojo.grading.batch.submissions import ClassError

    progress = Progress()
    try:
        if broker:
            hide_addresses()
        shelf = _shelf(out, broker)
        room = Room(folder, out, shelf, _chosen(names), seed, require)
        with progress:
            rows = room.grade(_backend(shelf, jobs, broker, progress), progress.outcome, progress.begin)
    except ClassError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"Error: {error.filename or out}: {error.strerror or error}", err=True)
        sys.exit(2)
    except BoxMissing as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(3)
    except KeyboardInterrupt:
        click.echo("Interrupted. What is graded is kept: the same command goes on from here.", err=True)
        sys.exit(130)
    unsure = [row.result.submission.student for row in rows if row.result.totals.errors]
    click.echo(f"{len(rows)} submissions: {out / 'grades.csv'}, {out / 'grades.html'}, {out / 'results'}")
    if unsure:
        click.echo(f"Not every kata has a verdict: {', '.join(unsure)}. grades.csv says why.", err=True)
        sys.exit(2)


def _chosen(names: tuple[str, ...]) -> list:
    from dojo.grading.batch.submissions import ClassError
    from dojo.syllabus import syllabus

    katas = syllabus().by_id
    for name in names:
        if name not in katas:
            raise ClassError(f"there is no kata {name!r}; see them all: dojo board")
    return [katas[name] for name in names] if names else list(katas.values())


def _shelf(out: Path, broker: str | None) -> Path:
    from dojo.grading.batch.shelf import shared

    return shared() if broker else out / ".work" / "submissions"


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _backend(shelf: Path, jobs: int | None, broker: str | None, progress) -> Callable:
    def local(name: str):
        from dojo.grading.batch.local import LocalPool

        return LocalPool(shelf, jobs or _processors(), progress.tick)

    def remote(name: str):
        from dojo.grading.batch.remote import Remote

        assert broker is not None
        return Remote(broker, name, progress.say)

    return remote if broker else local
