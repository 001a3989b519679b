"""`dojo grade-all` and `dojo export`."""

from pathlib import Path

import click

from dojo.grading.exporters import FORMATS


@click.command()
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
