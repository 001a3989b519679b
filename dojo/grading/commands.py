"""`dojo grade`: one submission, judged and written down."""

from pathlib import Path

import click

from dojo.cli import KataName
from dojo.grading.exporters.reading import clean
from dojo.grading.result import ERROR, FAIL, NOT_WRITTEN, PASS, RUNGS, KataResult, SubmissionResult

ALL_PASS, SOME_FAIL, NO_VERDICT, TOO_WEAK = 0, 1, 2, 3
COLOURS = {PASS: "green", FAIL: "red", ERROR: "magenta", NOT_WRITTEN: "yellow"}
WORDS = {PASS: "pass", FAIL: "FAIL", ERROR: "ERROR", NOT_WRITTEN: "not written"}


@click.command(short_help="Grade one submission, a folder with katas/ in it.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write result.json and reports here.")
@click.option("--kata", "katas", multiple=True, type=KataName(), help="Grade this kata only; may be repeated.")
@click.option("--student", help="Whose submission it is (the folder's name).")
@click.option("--require", type=click.Choice(RUNGS), help="The weakest box to accept; see docs/teachers.md.")
@click.option("--seed", type=click.IntRange(0), help="Where the schedule search starts (random, and recorded).")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Katas run at once.")
def grade(
    path: Path,
    out: Path | None,
    katas: tuple,
    student: str | None,
    require: str | None,
    seed: int | None,
    jobs: int,
) -> None:
    """Grade one submission: PATH is a folder with katas/ in it, or a katas folder.

    Each kata runs in a box of its own, against the spec of this installation. Exit status: 0 all katas
    pass, 1 some do not, 2 some have no trustworthy verdict or nothing can be graded, 3 the machine lacks
    the box that --require asks for.
    """
    from dojo.grading.grade import LayerMissing, SubmissionError
    from dojo.grading.grade import grade as grade_submission

    ids = [kata.id for kata in katas] or None
    try:
        result = grade_submission(
            path, student=student, katas=ids, seed=seed, require=require, jobs=jobs, on_kata=_tell
        )
    except SubmissionError as error:
        _fail(str(error), NO_VERDICT)
    except LayerMissing as error:
        _fail(f"{error}. Install bubblewrap, or accept less: --require limits", TOO_WEAK)
    click.echo(_summary(result))
    if out is not None:
        try:
            _write(result, out)
        except OSError as error:
            _fail(f"{out}: cannot be written: {error.strerror}", NO_VERDICT)
    raise SystemExit(status_of(result))


def status_of(result: SubmissionResult) -> int:
    """Return the exit status that says what the result is."""
    if result.totals.errors:
        return NO_VERDICT
    return ALL_PASS if result.totals.passed == len(result.katas) else SOME_FAIL


def _fail(message: str, status: int) -> None:
    click.echo(f"Error: {message}", err=True)
    raise SystemExit(status)


def _tell(kata: KataResult) -> None:
    word = click.style(f"{WORDS[kata.status]:<12}", fg=COLOURS[kata.status])
    click.echo(f"{word}{kata.points:>4}/{kata.max_points:<4}{kata.id}")
    if kata.error:
        click.echo(f"    {kata.error}")
    if kata.status == FAIL:
        for test in kata.tests:
            if test.status != PASS:
                first = (clean(test.message).strip().splitlines() or [""])[0]
                click.echo(f"    {test.name}: {first[:160] or test.status}")


def _summary(result: SubmissionResult) -> str:
    sums, layers = result.totals, result.layers
    held = [name for name in ("pid", "net", "mount", "uid", "rlimits") if getattr(layers, name)]
    return (
        f"\n{result.submission.student}: {sums.points} of {sums.max_points} points; katas: {sums.passed} pass, "
        f"{sums.failed} fail, {sums.not_written} not written, {sums.errors} without a verdict\n"
        f"box: {layers.rung} ({', '.join(held)}); seed {result.seed}; suite {result.suite.version}"
    )


def _write(result: SubmissionResult, out: Path) -> None:
    from dojo.grading import exporters

    out.mkdir(parents=True, exist_ok=True)
    (out / "result.json").write_text(result.to_json(), encoding="utf-8")
    written = exporters.write(result, out)
    click.echo(f"written: {', '.join(str(path) for path in (out / 'result.json', *written))}")
