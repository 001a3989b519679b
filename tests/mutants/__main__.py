"""`python -m tests.mutants [KATA ...]`: mutate the solutions and see whether the spec notices.

Exit status 1 when a mutant survives that `equivalent.toml` does not list with its reason, or when it lists one that
is killed or no longer there.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from dojo import toml
from dojo.cli import KataName
from dojo.outcomes import PASSED
from dojo.paths import ROOT, SOLUTIONS
from dojo.syllabus import Kata, syllabus
from tests.mutants.mutate import Mutant, mutants, write

EQUIVALENT = Path(__file__).with_name("equivalent.toml")
LIMIT = 30  # seconds for one test against one mutant that hangs where no world can see it


def survivors(kata: Kata, folder: Path) -> tuple[list[Mutant], int]:
    """Return the kata's mutants that pass its whole spec, and how many mutants there were."""
    files = write(kata.id, list(mutants((SOLUTIONS / f"{kata.id}.py").read_text(encoding="utf-8"))), folder)
    if not files:
        return [], 0
    results = folder / kata.id / "outcomes.json"
    command = [sys.executable, "-m", "pytest", str(kata.spec), "-q", "-p", "tests.mutants.one_kill"]
    command += ["-p", "no:cacheprovider", "--timeout", str(LIMIT), "--results", str(results)]
    # The solution comes along so that there are always several targets, which label their outcomes.
    command += [option for path in (*files, SOLUTIONS) for option in ("--target", str(path))]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not results.exists():
        raise click.ClickException(f"the spec of {kata.id} does not run:\n{run.stdout}\n{run.stderr}")
    outcomes = json.loads(results.read_text(encoding="utf-8"))
    if any(one["target"] == "solutions" and one["state"] != PASSED for one in outcomes):
        raise click.ClickException(f"the solution of {kata.id} does not pass:\n{run.stdout}")
    killed = {one["target"] for one in outcomes if one["state"] != PASSED}
    ran = {one["target"] for one in outcomes}
    if missing := {str(path) for path in files} - ran:
        raise click.ClickException(f"no test ran against {sorted(missing)[0]} of {kata.id}")
    return [mutant for path, mutant in files.items() if str(path) not in killed], len(files)


def complaints(kata: Kata, alive: list[Mutant], excused: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the kata's survivors, given those that are excused."""
    names = {mutant.name for mutant in alive}
    for mutant in alive:
        if mutant.name not in excused:
            yield f"survives  {kata.id}:{mutant.line}  {mutant.name}"
    for name in excused:
        if name not in names:
            yield f"excused, but killed or gone  {kata.id}  {name}"


@click.command()
@click.argument("katas", type=KataName(), nargs=-1)
@click.option("--jobs", default=2, show_default=True, help="Katas at a time.")
def main(katas: tuple[Kata, ...], jobs: int) -> None:
    """Mutate the solutions of KATAS (default: all) and name the mutants that their specs let through."""
    excused = toml.load(EQUIVALENT)
    total, problems = 0, []
    chosen = katas or syllabus().katas
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(jobs) as pool:
        for kata, (alive, made) in zip(
            chosen, pool.map(lambda kata: survivors(kata, Path(folder)), chosen), strict=True
        ):
            total += made
            found = list(complaints(kata, alive, excused.get(kata.id, {})))
            click.echo(
                f"{kata.id:32} {made:3} mutants, {made - len(alive):3} killed, {len(alive):2} equivalent or alive"
            )
            for problem in found:
                click.secho(f"  {problem}", fg="red")
            problems += found
    click.echo(f"{total} mutants of {len(chosen)} solutions: {len(problems)} complaints.")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
