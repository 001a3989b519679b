"""`python -m tests.mutants [KATA ...]`: mutate the solutions and see whether the spec notices.

Exit status 1 when a mutant survives that `equivalent.toml` does not list with its reason, or when it lists one that
there is no longer. (One that is listed may be killed all the same: on another version, say.)
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


def survivors(kata: Kata, folder: Path) -> tuple[list[Mutant], list[Mutant]]:
    """Return all mutants of the kata's solution, and those among them that pass its whole spec."""
    made = list(mutants((SOLUTIONS / f"{kata.id}.py").read_text(encoding="utf-8")))
    files = write(kata.id, made, folder)
    if not files:
        return [], []
    results = folder / kata.id / "outcomes.json"
    command = [sys.executable, "-m", "pytest", str(kata.spec), "-q", "-p", "tests.audit.once_killed"]
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
    return made, [mutant for path, mutant in files.items() if str(path) not in killed]


def complaints(kata: Kata, made: list[Mutant], alive: list[Mutant], excused: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the kata's survivors, given those that are excused."""
    for mutant in alive:
        if mutant.name not in excused:
            yield f"survives  {kata.id}:{mutant.line}  {mutant.name}"
    for name in excused.keys() - {mutant.name for mutant in made}:
        yield f"excused, but there is no such mutant  {kata.id}  {name}"


@click.command()
@click.argument("katas", type=KataName(), nargs=-1)
@click.option("--jobs", default=2, show_default=True, help="Katas at a time.")
def main(katas: tuple[Kata, ...], jobs: int) -> None:
    """Mutate the solutions of KATAS (default: all) and name the mutants that their specs let through."""
    excused = toml.load(EQUIVALENT)
    total, problems = 0, []
    chosen = katas or syllabus().katas
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda kata: survivors(kata, Path(folder)), chosen)
        for kata, (made, alive) in zip(chosen, results, strict=True):
            total += len(made)
            found = list(complaints(kata, made, alive, excused.get(kata.id, {})))
            killed = len(made) - len(alive)
            click.echo(f"{kata.id:32} {len(made):3} mutants, {killed:3} killed, {len(alive):2} equivalent or alive")
            for problem in found:
                click.secho(f"  {problem}", fg="red")
            problems += found
    click.echo(f"{total} mutants of {len(chosen)} solutions: {len(problems)} complaints.")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
